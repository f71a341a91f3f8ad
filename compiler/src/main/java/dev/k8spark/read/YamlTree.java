package dev.k8spark.read;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.source.KeyPath;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds the tree of texts from YAML's events. Anchors and aliases are refused, not followed, so no
 * small file becomes a large tree.
 */
final class YamlTree {

  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

  private final YamlEvents events;
  private final List<Diagnostic> diagnostics;
  private final List<String> path = new ArrayList<>();
  private boolean stopped;
  private int keys;

  YamlTree(YamlEvents events, List<Diagnostic> diagnostics) {
    this.events = events;
    this.diagnostics = diagnostics;
  }

  /** Whether the text nests too deeply to be read on. */
  boolean isStopped() {
    return stopped;
  }

  /** The node that starts with an event. */
  Node buildNode(Event event, int depth) {
    refuseAnchorAndTag(event);
    if (event instanceof CollectionStartEvent && depth > JobReader.MAX_DEPTH) {
      stopped = true;
      diagnostics.add(StructureErrors.reportDepth(events.spanOf(event)));
      return new Node.Invalid(events.spanOf(event));
    }
    return switch (event) {
      case ScalarEvent scalar -> buildScalar(scalar);
      case MappingStartEvent start -> buildMapping(start, depth);
      case CollectionStartEvent start -> buildSequence(start, depth);
      case AliasEvent alias -> refuseAlias(alias);
      default -> throw new YamlEngineException("no node: " + event.getEventId());
    };
  }

  private Node buildScalar(ScalarEvent scalar) {
    Span span = events.spanOf(scalar);
    return scalar.isPlain() && NULLS.contains(scalar.getValue())
        ? new Node.Null(span)
        : new Node.Text(scalar.getValue(), span);
  }

  private Node refuseAlias(AliasEvent alias) {
    refuse(
        events.spanOf(alias),
        "`*%s` repeats a value by an alias, which is not part of the job language"
            .formatted(alias.getAlias()),
        "write the value again, or refer to a key with `${path.of.the.key}`");
    return new Node.Invalid(events.spanOf(alias));
  }

  private Node buildSequence(CollectionStartEvent start, int depth) {
    List<Node> items = new ArrayList<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      path.add(String.valueOf(items.size()));
      items.add(buildNode(event, depth + 1));
      path.removeLast();
      if (stopped) {
        return new Node.Invalid(events.spanOf(start));
      }
      event = events.next();
    }
    Span last = items.isEmpty() ? events.spanOf(start) : items.getLast().span();
    return new Node.Sequence(items, spanOfWhole(start, event, last));
  }

  private Node buildMapping(MappingStartEvent start, int depth) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    Span last = events.spanOf(start);
    Event event = events.next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      String key = readKey(event, depth);
      if (stopped) {
        break;
      }
      path.add(key == null ? "?" : key);
      Node value = buildNode(events.next(), depth + 1);
      last = value.span();
      if (key != null) {
        addEntry(entries, key, new Node.Entry(events.spanOf(event), value));
      }
      path.removeLast();
      if (stopped) {
        break;
      }
      event = events.next();
    }
    return stopped
        ? new Node.Invalid(events.spanOf(start))
        : new Node.Mapping(entries, spanOfWhole(start, event, last));
  }

  private void addEntry(Map<String, Node.Entry> entries, String key, Node.Entry entry) {
    Node.Entry first = entries.putIfAbsent(key, entry);
    if (first != null) {
      diagnostics.add(StructureErrors.reportDuplicate(new KeyPath(path), entry.key(), first.key()));
    }
  }

  /** The text of a key; absent where it is none, which is reported. */
  private @Nullable String readKey(Event event, int depth) {
    Span span = events.spanOf(event);
    if (++keys > JobReader.MAX_KEYS) {
      diagnostics.add(StructureErrors.reportKeys(span));
      stopped = true;
      return null;
    }
    if (!(event instanceof ScalarEvent scalar)) {
      refuse(span, "a key must be one text", "write `key: value`; a text with braces needs quotes");
      buildNode(event, depth + 1);
      return null;
    }
    refuseAnchorAndTag(event);
    if (scalar.isPlain() && scalar.getValue().equals("<<")) {
      refuse(
          span,
          "merge keys are not part of the job language",
          "write the keys again, or put them in a file named by `extends`");
      return null;
    }
    if (scalar.isPlain() && scalar.getValue().isEmpty()) {
      diagnostics.add(Diagnostic.of(Code.SYNTAX, span, "a key is missing before `:`"));
      return null;
    }
    return scalar.getValue();
  }

  private void refuseAnchorAndTag(Event event) {
    if (!(event instanceof NodeEvent node) || event instanceof AliasEvent) {
      return;
    }
    node.getAnchor()
        .ifPresent(
            anchor ->
                refuse(
                    events.spanOf(event),
                    "`&%s` is an anchor, which is not part of the job language".formatted(anchor),
                    "take it away"));
    tagOf(event)
        .ifPresent(
            tag ->
                refuse(
                    events.spanOf(event),
                    "this value has a tag, which is not part of the job language",
                    "take it away: every value is a text, and its key says what it means"));
  }

  private static Optional<String> tagOf(Event event) {
    return switch (event) {
      case ScalarEvent scalar -> scalar.getTag();
      case CollectionStartEvent start -> start.getTag();
      default -> Optional.empty();
    };
  }

  private void refuse(Span span, String message, String help) {
    diagnostics.add(Diagnostic.of(Code.NOT_IN_LANGUAGE, span, message).withHelp(help));
  }

  /** From the start of a collection to its bracket, or to the end of its last value. */
  private Span spanOfWhole(CollectionStartEvent start, Event end, Span last) {
    int from = events.spanOf(start).start();
    int to = start.isFlow() ? events.spanOf(end).end() : last.end();
    return events.spanOf(from, Math.max(from, to));
  }
}
