package dev.k8spark.schema;

import dev.k8spark.source.Node;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Places in a tree, as the keys and list positions that lead there. */
final class Paths {

  private Paths() {}

  static List<String> below(List<String> path, String key) {
    return Stream.concat(path.stream(), Stream.of(key)).toList();
  }

  static @Nullable Node at(Node root, List<String> path) {
    @Nullable Node node = root;
    for (String key : path) {
      node = Node.below(node, key);
    }
    return node;
  }
}
