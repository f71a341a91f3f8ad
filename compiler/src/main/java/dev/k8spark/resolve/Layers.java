package dev.k8spark.resolve;

import dev.k8spark.schema.ReferenceSyntax;
import dev.k8spark.source.KeyPath;
import dev.k8spark.source.Node;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lays trees upon each other: maps key by key, all else whole; what was replaced stays in the chain
 * of overridden nodes.
 */
final class Layers {

  private Layers() {}

  static Node.Mapping merge(Node.Mapping overridden, Node.Mapping over) {
    Map<String, Node.Entry> merged = new LinkedHashMap<>(overridden.entries());
    over.entries()
        .forEach(
            (key, entry) ->
                merged.put(
                    key, new Node.Entry(entry.key(), overlay(overridden.get(key), entry.value()))));
    return new Node.Mapping(merged, over.span(), appendOverridden(over.overridden(), overridden));
  }

  private static Node overlay(@Nullable Node overridden, Node over) {
    return overridden instanceof Node.Mapping low && over instanceof Node.Mapping high
        ? merge(low, high)
        : over.withOverridden(appendOverridden(over.overridden(), overridden));
  }

  /** Returns the chain of replaced values, continued by what lies under all of them. */
  private static @Nullable Node appendOverridden(@Nullable Node chain, @Nullable Node overridden) {
    return chain == null
        ? overridden
        : chain.withOverridden(appendOverridden(chain.overridden(), overridden));
  }

  /**
   * Removes what a {@code null} took away, and puts back what a wrong value would have replaced, so
   * that the rest of the job can still be judged.
   */
  static Node.Mapping settle(Node.Mapping mapping) {
    return mapping.map(
        (_, entry) -> {
          Node value = settleValue(entry.value());
          return value instanceof Node.Null ? null : value;
        });
  }

  private static Node settleValue(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> settle(mapping);
      case Node.Invalid invalid -> findFallback(invalid);
      case Node.Text _, Node.Null _, Node.Sequence _ -> node;
    };
  }

  /** Where values stand that were found wrong. */
  static Set<KeyPath> findInvalidPaths(Node.Mapping mapping) {
    Set<KeyPath> paths = new HashSet<>();
    collectInvalid(mapping, KeyPath.ROOT, paths);
    return paths;
  }

  private static void collectInvalid(Node.Mapping mapping, KeyPath path, Set<KeyPath> paths) {
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              KeyPath child = path.append(key);
              switch (entry.value()) {
                case Node.Invalid _ -> paths.add(child);
                case Node.Mapping map -> collectInvalid(map, child, paths);
                case Node.Text _, Node.Null _, Node.Sequence _ -> {}
              }
            });
  }

  /** Whether a value that was found wrong has nothing below it to take its place. */
  static boolean hasInvalid(Node node) {
    return switch (node) {
      case Node.Invalid _ -> true;
      case Node.Mapping mapping ->
          mapping.entries().values().stream().anyMatch(entry -> hasInvalid(entry.value()));
      case Node.Sequence sequence -> sequence.items().stream().anyMatch(Layers::hasInvalid);
      case Node.Text _, Node.Null _ -> false;
    };
  }

  /** The mapping without any value that was found wrong. */
  static Node.Mapping removeInvalid(Node.Mapping mapping) {
    return mapping.map((_, entry) -> removeInvalidNode(entry.value()).orElse(null));
  }

  private static Optional<Node> removeInvalidNode(Node node) {
    return switch (node) {
      case Node.Invalid _ -> Optional.empty();
      case Node.Mapping mapping -> Optional.of(removeInvalid(mapping));
      case Node.Sequence sequence ->
          Optional.of(
              sequence.withItems(
                  sequence.items().stream()
                      .flatMap(item -> removeInvalidNode(item).stream())
                      .toList()));
      case Node.Text _, Node.Null _ -> Optional.of(node);
    };
  }

  private static Node findFallback(Node.Invalid invalid) {
    Node overridden = invalid.overridden();
    return overridden == null
            || (overridden instanceof Node.Text text && ReferenceSyntax.mayStandIn(text.value()))
        ? invalid
        : settleValue(overridden);
  }

  /** The mapping without some keys. */
  static Node.Mapping removeKeys(Node.Mapping mapping, Set<String> keys) {
    return mapping.map((key, entry) -> keys.contains(key) ? null : entry.value());
  }
}
