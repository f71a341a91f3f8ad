package dev.k8spark.manifest;

import dev.k8spark.source.KeyPath;
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
  List<KeyPath> takeNulls() {
    List<KeyPath> nulls = new ArrayList<>();
    collectNulls(root, KeyPath.ROOT, nulls);
    List<KeyPath> stood = nulls.stream().map(this::stood).toList();
    nulls.reversed().forEach(this::take);
    return stood;
  }

  private static void collectNulls(JsonNode node, KeyPath path, List<KeyPath> nulls) {
    if (node.isNull()) {
      nulls.add(path);
    }
    node.properties()
        .forEach(entry -> collectNulls(entry.getValue(), path.append(entry.getKey()), nulls));
    if (node.isArray()) {
      IntStream.range(0, node.size())
          .forEach(i -> collectNulls(node.get(i), path.append(String.valueOf(i)), nulls));
    }
  }

  /** Takes out what is at a path, or the nearest that is around it; false if that is everything. */
  boolean take(KeyPath path) {
    if (path.isRoot()) {
      return false;
    }
    JsonNode parent = root;
    for (String key : path.parent().keys()) {
      JsonNode child = child(parent, key);
      if (child == null) {
        break;
      }
      parent = child;
    }
    return remove(parent, path.last()) || take(path.parent());
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
  KeyPath stood(KeyPath path) {
    List<String> result = new ArrayList<>();
    @Nullable JsonNode node = root;
    for (String key : path.keys()) {
      boolean moved = node instanceof ArrayNode && child(node, key) != null;
      result.add(
          moved && node instanceof ArrayNode list
              ? String.valueOf(positions(list).get(Integer.parseInt(key)))
              : key);
      node = node == null ? null : child(node, key);
    }
    return new KeyPath(result);
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
}
