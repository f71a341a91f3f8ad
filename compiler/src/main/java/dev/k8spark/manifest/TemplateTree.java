package dev.k8spark.manifest;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A template from which values can be taken, and that still knows where the others stood. */
final class TemplateTree {

  private final ObjectNode root;

  /** For each list that lost items, where those that are left stood. */
  private final IdentityHashMap<JsonNode, List<Integer>> positions = new IdentityHashMap<>();

  TemplateTree(ObjectNode root) {
    this.root = root;
  }

  ObjectNode root() {
    return root;
  }

  /** Takes out all that is null, and tells where it stood. */
  List<List<String>> takeNulls() {
    List<List<String>> nulls = new ArrayList<>();
    collectNulls(root, List.of(), nulls);
    List<List<String>> stood = nulls.stream().map(this::stood).toList();
    nulls.reversed().forEach(this::take);
    return stood;
  }

  private static void collectNulls(JsonNode node, List<String> path, List<List<String>> nulls) {
    if (node.isNull()) {
      nulls.add(path);
    }
    node.properties()
        .forEach(entry -> collectNulls(entry.getValue(), join(path, entry.getKey()), nulls));
    if (node.isArray()) {
      IntStream.range(0, node.size())
          .forEach(i -> collectNulls(node.get(i), join(path, String.valueOf(i)), nulls));
    }
  }

  /** Takes out what is at a path, or the nearest that is around it; false if that is everything. */
  boolean take(List<String> path) {
    JsonNode parent = root;
    for (String key : path.subList(0, Math.max(0, path.size() - 1))) {
      JsonNode child = child(parent, key);
      if (child == null) {
        break;
      }
      parent = child;
    }
    if (path.isEmpty() || !remove(parent, path.getLast())) {
      return path.size() > 1 && take(path.subList(0, path.size() - 1));
    }
    return true;
  }

  private boolean remove(JsonNode parent, String key) {
    if (child(parent, key) == null) {
      return false;
    }
    if (parent instanceof ArrayNode list) {
      positions(list).remove(/* index */ Integer.parseInt(key));
      list.remove(Integer.parseInt(key));
    } else if (parent instanceof ObjectNode object) {
      object.remove(key);
    }
    return true;
  }

  /** Where the value that is now at a path stood before any was taken. */
  List<String> stood(List<String> path) {
    List<String> result = new ArrayList<>();
    @Nullable JsonNode node = root;
    for (String key : path) {
      boolean moved = node instanceof ArrayNode && child(node, key) != null;
      result.add(
          moved && node instanceof ArrayNode list
              ? String.valueOf(positions(list).get(Integer.parseInt(key)))
              : key);
      node = node == null ? null : child(node, key);
    }
    return List.copyOf(result);
  }

  private List<Integer> positions(ArrayNode list) {
    return positions.computeIfAbsent(
        list, _ -> new ArrayList<>(IntStream.range(0, list.size()).boxed().toList()));
  }

  private static @Nullable JsonNode child(JsonNode node, String key) {
    if (!node.isArray()) {
      return node.get(key);
    }
    boolean number = !key.isEmpty() && key.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? node.get(Integer.parseInt(key)) : null;
  }

  private static List<String> join(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }
}
