package dev.k8spark.resolve;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.schema.DidYouMean;
import dev.k8spark.schema.ReferenceSyntax;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the references in a merged tree by what they refer to. Each is followed once, however
 * often it is used, and no text grows without bound.
 */
final class Substitution {

  /** More than any pod could hold. */
  private static final int MAX_LENGTH = 1 << 20;

  private static final int MAX_DEPTH = 100;

  private final Node.Mapping tree;
  private final Map<String, Node> params;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final Map<String, Optional<String>> known = new HashMap<>();

  private Substitution(Node.Mapping tree, Map<String, Node> params) {
    this.tree = tree;
    this.params = params;
  }

  record SubstitutedTree(Node.Mapping tree, List<Diagnostic> diagnostics) {}

  /**
   * @param params the values behind {@code ${params.NAME}}
   */
  static SubstitutedTree apply(Node.Mapping tree, Map<String, Node> params) {
    Substitution substitution = new Substitution(tree, params);
    Node.Mapping replaced = substitution.mapping(tree);
    return new SubstitutedTree(replaced, substitution.diagnostics.stream().distinct().toList());
  }

  private Node node(Node node) {
    return switch (node) {
      case Node.Text text -> ReferenceSyntax.mayStandIn(text.value()) ? text(text) : text;
      case Node.Mapping mapping -> mapping(mapping);
      case Node.Sequence sequence ->
          sequence.withItems(sequence.items().stream().map(this::node).toList());
      case Node.Null _, Node.Invalid _ -> node;
    };
  }

  private Node.Mapping mapping(Node.Mapping mapping) {
    return mapping.map((_, entry) -> node(entry.value()));
  }

  private Node text(Node.Text text) {
    StringBuilder result = new StringBuilder();
    String value = text.value();
    int at = 0;
    for (int open; (open = value.indexOf(ReferenceSyntax.OPEN, at)) >= 0; ) {
      int first = firstDollar(value, at, open);
      int dollars = open + 1 - first;
      result.append(value, at, first).repeat('$', dollars / 2);
      if (dollars % 2 == 0) {
        result.append('{');
        at = open + 2;
        continue;
      }
      int close = value.indexOf('}', open);
      if (close < 0) {
        return broken(
            text, value.substring(open), "`${` is not closed", "write `$${` for a plain `${`");
      }
      String written = value.substring(open, close + 1);
      String path = value.substring(open + 2, close).strip();
      String target = target(text, path, written);
      if (target == null) {
        return new Node.Invalid(text.span(), text.overridden());
      }
      result.append(DataReference.translate(path, target));
      at = close + 1;
      if (result.length() > MAX_LENGTH) {
        return broken(
            text, written, "with its references this grows beyond a mebibyte", "refer to less");
      }
    }
    return new Node.Text(
        result.append(value, at, value.length()).toString(), text.span(), text.overridden());
  }

  /** Returns where the dollars begin that stand before a brace; two of them are a plain one. */
  private static int firstDollar(String value, int at, int open) {
    int first = open;
    while (first > at && value.charAt(first - 1) == '$') {
      first--;
    }
    return first;
  }

  /** The text that a reference stands for, or null where there is none and it was reported. */
  private @Nullable String target(Node.Text from, String path, String written) {
    Node node = ReferenceLookup.find(tree, params, path);
    if (node == null) {
      String help =
          DidYouMean.findNearest(path, ReferenceLookup.paths(tree, params))
              .map("did you mean `${%s}`?"::formatted)
              .orElse("a reference is a path of the job, such as `${name}` or `${params.day}`");
      broken(from, written, "nothing is called `%s`".formatted(path), help);
      return null;
    }
    return switch (node) {
      case Node.Text text -> followed(from, path, written, text);
      case Node.Invalid _, Node.Null _ -> null;
      case Node.Mapping _, Node.Sequence _ -> {
        broken(
            from, written, "`%s` is no single value".formatted(path), "refer to one value in it");
        yield null;
      }
    };
  }

  private @Nullable String followed(Node.Text from, String path, String written, Node.Text text) {
    if (!ReferenceSyntax.mayStandIn(text.value()) || CommandLine.wrote(text)) {
      return text.value();
    }
    if (open.contains(path) || open.size() == MAX_DEPTH) {
      String what = open.contains(path) ? "`%s` refers to itself" : "`%s` is too deep a reference";
      broken(from, written, what.formatted(path), "take one of the references away");
      return null;
    }
    Optional<String> before = known.get(path);
    if (before == null) {
      open.push(path);
      before = text(text).asText();
      open.pop();
      known.put(path, before);
    }
    return before.orElse(null);
  }

  private Node broken(Node.Text text, String written, String message, String help) {
    diagnostics.add(
        Diagnostic.of(Code.UNKNOWN_REFERENCE, place(text.span(), written), message).withHelp(help));
    return new Node.Invalid(text.span(), text.overridden());
  }

  /** The reference itself, where it stands in the file as it was understood. */
  private static Span place(Span whole, String written) {
    int at = whole.text().indexOf(written);
    return at < 0
        ? whole
        : new Span(whole.file(), whole.start() + at, whole.start() + at + written.length());
  }
}
