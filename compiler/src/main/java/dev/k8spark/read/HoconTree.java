package dev.k8spark.read;

import com.typesafe.config.impl.HoconSyntax.ArrayNode;
import com.typesafe.config.impl.HoconSyntax.Concatenation;
import com.typesafe.config.impl.HoconSyntax.FieldNode;
import com.typesafe.config.impl.HoconSyntax.HoconToken;
import com.typesafe.config.impl.HoconSyntax.IncludeNode;
import com.typesafe.config.impl.HoconSyntax.ObjectNode;
import com.typesafe.config.impl.HoconSyntax.PathElement;
import com.typesafe.config.impl.HoconSyntax.SyntaxNode;
import com.typesafe.config.impl.HoconSyntax.TokenKind;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.source.KeyPath;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Builds the tree of texts from HOCON's syntax: opens paths, brings the blocks of one key together,
 * and reports what HOCON would drop or read elsewhere without a word.
 */
final class HoconTree {

  private final SourceFile file;
  private final FlatKeys flat;
  private final boolean json;
  private final ForbiddenHocon forbidden;
  private final List<Diagnostic> diagnostics;

  HoconTree(SourceFile file, FlatKeys flat, boolean json, List<Diagnostic> diagnostics) {
    this.file = file;
    this.flat = flat;
    this.json = json;
    this.diagnostics = diagnostics;
    this.forbidden = new ForbiddenHocon(file);
  }

  /** What a key has so far: a value that is complete, or a map that may still grow. */
  private sealed interface Slot {}

  private record Leaf(Span key, Node node) implements Slot {}

  private record Branch(Span key, Span span, Map<String, Slot> slots) implements Slot {
    Branch(Span key, Span span) {
      this(key, span, new LinkedHashMap<>());
    }

    Node.Mapping toMapping() {
      Map<String, Node.Entry> entries = new LinkedHashMap<>();
      slots.forEach(
          (name, slot) ->
              entries.put(
                  name,
                  switch (slot) {
                    case Leaf leaf -> new Node.Entry(leaf.key(), leaf.node());
                    case Branch branch -> new Node.Entry(branch.key(), branch.toMapping());
                  }));
      return new Node.Mapping(entries, span);
    }
  }

  /** The whole file, which starts with its first key. */
  Node.Mapping buildRoot(ObjectNode object) {
    List<SyntaxNode> members = object.members();
    Span span =
        members.isEmpty()
            ? new Span(file, 0, 0)
            : new Span(file, members.getFirst().start(), members.getLast().end());
    return buildMap(KeyPath.ROOT, object, span);
  }

  private Node.Mapping buildMap(KeyPath path, ObjectNode object, Span span) {
    Branch branch = new Branch(span, span);
    fill(branch, path, object);
    return branch.toMapping();
  }

  private void fill(Branch into, KeyPath path, ObjectNode object) {
    for (SyntaxNode member : object.members()) {
      if (member instanceof IncludeNode include) {
        diagnostics.add(forbidden.refuseInclude(include));
      } else if (member instanceof FieldNode field) {
        place(into, path, field.key(), field);
      }
    }
  }

  private void place(Branch into, KeyPath path, List<PathElement> key, FieldNode field) {
    PathElement head = key.getFirst();
    if (path.size() >= JobReader.MAX_DEPTH) {
      diagnostics.add(StructureErrors.reportDepth(spanOf(head)));
    } else if (key.size() == 1) {
      put(into, path.append(head.name()), head, field);
    } else if (flat.isFlat(path)) {
      String name = key.stream().map(PathElement::name).collect(Collectors.joining("."));
      PathElement whole = new PathElement(name, head.start(), key.getLast().end());
      put(into, path.append(name), whole, field);
    } else {
      KeyPath inner = path.append(head.name());
      Branch branch = openBranch(into, inner, head, new Span(file, head.start(), field.end()));
      if (branch != null) {
        place(branch, inner, key.subList(1, key.size()), field);
      }
    }
  }

  private void put(Branch into, KeyPath path, PathElement key, FieldNode field) {
    if (field.separator() != null && field.separator().kind() == TokenKind.APPEND) {
      diagnostics.add(forbidden.refuseAppend(field.separator()));
      into.slots().putIfAbsent(key.name(), invalidLeaf(key));
    } else if (field.value() instanceof ObjectNode object) {
      Branch branch = openBranch(into, path, key, spanOf(object));
      if (branch != null) {
        fill(branch, path, object);
      }
    } else {
      putLeaf(into, path, key, field.value());
    }
  }

  /** The map of a key, old or new; absent where the key is something else. */
  private @Nullable Branch openBranch(Branch into, KeyPath path, PathElement key, Span place) {
    return switch (into.slots().get(key.name())) {
      case null -> {
        Branch fresh = new Branch(spanOf(key), place);
        into.slots().put(key.name(), fresh);
        yield fresh;
      }
      case Branch old -> {
        if (json) {
          diagnostics.add(StructureErrors.reportDuplicate(path, spanOf(key), old.key()));
        }
        yield old;
      }
      case Leaf leaf -> {
        if (!(leaf.node() instanceof Node.Invalid)) {
          diagnostics.add(
              forbidden.reportClash(path, spanOf(key), "a map here", leaf.key(), "a value here"));
          into.slots().put(key.name(), invalidLeaf(key));
        }
        yield null;
      }
    };
  }

  private void putLeaf(Branch into, KeyPath path, PathElement key, SyntaxNode value) {
    switch (into.slots().get(key.name())) {
      case null -> into.slots().put(key.name(), new Leaf(spanOf(key), buildNode(path, value)));
      case Branch map -> {
        diagnostics.add(
            forbidden.reportClash(path, spanOf(key), "a value here", map.key(), "a map here"));
        into.slots().put(key.name(), invalidLeaf(key));
      }
      case Leaf leaf -> {
        if (!(leaf.node() instanceof Node.Invalid)) {
          diagnostics.add(StructureErrors.reportDuplicate(path, spanOf(key), leaf.key()));
        }
      }
    }
  }

  private Node buildNode(KeyPath path, SyntaxNode value) {
    return switch (value) {
      case ObjectNode object -> buildMap(path, object, spanOf(object));
      case ArrayNode items -> buildList(path, items);
      case Concatenation concatenation -> joinTexts(concatenation);
      case HoconToken token ->
          token.kind() == TokenKind.NULL ? new Node.Null(spanOf(token)) : buildText(token);
      case FieldNode _, IncludeNode _ -> throw new IllegalStateException("not a value: " + value);
    };
  }

  private Node buildList(KeyPath path, ArrayNode list) {
    List<Node> items = new ArrayList<>();
    for (SyntaxNode item : list.elements()) {
      items.add(buildNode(path.append(String.valueOf(items.size())), item));
    }
    return new Node.Sequence(items, spanOf(list));
  }

  private Node buildText(HoconToken token) {
    if (token.kind() == TokenKind.OPTIONAL_SUBSTITUTION) {
      diagnostics.add(forbidden.refuseOptional(token));
      return new Node.Invalid(spanOf(token));
    }
    return new Node.Text(token.text(), spanOf(token));
  }

  private Node joinTexts(Concatenation concatenation) {
    if (!concatenation.parts().stream().allMatch(HoconToken.class::isInstance)) {
      diagnostics.add(forbidden.refuseConcatenation(concatenation));
      return new Node.Invalid(spanOf(concatenation));
    }
    List<Node> texts = new ArrayList<>();
    for (SyntaxNode part : concatenation.parts()) {
      if (part instanceof HoconToken token) {
        texts.add(buildText(token));
      }
    }
    StringBuilder whole = new StringBuilder();
    for (Node text : texts) {
      if (!(text instanceof Node.Text token)) {
        return new Node.Invalid(spanOf(concatenation));
      }
      if (token.value().startsWith("${") || token.value().startsWith("{")) {
        doubleLastDollars(whole);
      }
      whole.append(token.value());
    }
    return new Node.Text(whole.toString(), spanOf(concatenation));
  }

  /** Dollars of a text in quotes are plain, also right before a reference. */
  private static void doubleLastDollars(StringBuilder text) {
    int end = text.length();
    int start = end;
    while (start > 0 && text.charAt(start - 1) == '$') {
      start--;
    }
    text.repeat('$', end - start);
  }

  private Leaf invalidLeaf(PathElement key) {
    return new Leaf(spanOf(key), new Node.Invalid(spanOf(key)));
  }

  private Span spanOf(SyntaxNode part) {
    return new Span(file, part.start(), part.end());
  }

  private Span spanOf(PathElement element) {
    return new Span(file, element.start(), element.end());
  }
}
