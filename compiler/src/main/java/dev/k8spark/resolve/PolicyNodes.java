package dev.k8spark.resolve;

import dev.k8spark.source.Located;
import dev.k8spark.source.LocatedEntry;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads values of a policy's tree, as far as they have the schema's shape. */
final class PolicyNodes {

  private PolicyNodes() {}

  static @Nullable String text(@Nullable Node node, String key) {
    return node == null ? null : node.findText(key).orElse(null);
  }

  static @Nullable Located<String> located(@Nullable Node node, String key) {
    return Located.ofText(Node.childOf(node, key));
  }

  /** The texts of a list with their places; none for what is no list. */
  static List<Located<String>> texts(@Nullable Node node) {
    return node == null
        ? List.of()
        : node.textItems().stream().map(text -> new Located<>(text.value(), text.span())).toList();
  }

  /** The texts of a list by themselves. */
  static SortedMap<String, Span> names(@Nullable Node node) {
    SortedMap<String, Span> names = new TreeMap<>();
    texts(node).forEach(text -> names.put(text.value(), text.span()));
    return names;
  }

  /** A map of scalars without their places. */
  static Map<String, String> plain(@Nullable Node node) {
    Map<String, String> plain = new LinkedHashMap<>();
    scalars(node)
        .forEach(
            (key, entry) -> {
              if (entry.value() != null) {
                plain.put(key, entry.value());
              }
            });
    return plain;
  }

  static Map<String, LocatedEntry<String>> scalars(@Nullable Node node) {
    return entries(node, value -> value.asText().orElse(null));
  }

  /**
   * The entries of a map, in the order in which they were written; what is set to {@code null} is
   * left out.
   *
   * @param bind makes the value, or returns null where that was found wrong
   */
  static <T> Map<String, LocatedEntry<T>> entries(
      @Nullable Node node, Function<Node, @Nullable T> bind) {
    Map<String, LocatedEntry<T>> bound = new LinkedHashMap<>();
    if (node != null) {
      node.entries()
          .forEach(
              (key, entry) -> {
                if (!(entry.value() instanceof Node.Null)) {
                  bound.put(
                      key,
                      new LocatedEntry<>(
                          entry.key(), bind.apply(entry.value()), entry.value().span()));
                }
              });
    }
    return bound;
  }
}
