package dev.k8spark.resolve;

import dev.k8spark.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what a dotted path of a reference means. Keys may have dots themselves. */
final class ReferenceLookup {

  private ReferenceLookup() {}

  static @Nullable Node find(Node.Mapping tree, Map<String, Node> params, String path) {
    String prefix = JobParameters.KEY + ".";
    return path.startsWith(prefix) ? params.get(path.substring(prefix.length())) : find(tree, path);
  }

  private static @Nullable Node find(Node.Mapping mapping, String path) {
    Node whole = mapping.get(path);
    if (whole != null) {
      return whole;
    }
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
      if (mapping.get(path.substring(0, dot)) instanceof Node.Mapping below) {
        Node node = find(below, path.substring(dot + 1));
        if (node != null) {
          return node;
        }
      }
    }
    return null;
  }

  /** Every path that a reference may name. */
  static List<String> paths(Node.Mapping tree, Map<String, Node> params) {
    List<String> paths = new ArrayList<>();
    params.keySet().forEach(name -> paths.add(JobParameters.KEY + "." + name));
    collect(tree, "", paths);
    return paths;
  }

  private static void collect(Node.Mapping mapping, String prefix, List<String> paths) {
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              switch (entry.value()) {
                case Node.Mapping below -> collect(below, prefix + key + ".", paths);
                case Node.Text _ -> paths.add(prefix + key);
                case Node.Sequence _, Node.Null _, Node.Invalid _ -> {}
              }
            });
  }
}
