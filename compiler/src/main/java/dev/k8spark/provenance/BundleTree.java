package dev.k8spark.provenance;

import dev.k8spark.lower.Bundle;
import dev.k8spark.manifest.ManifestTree;
import dev.k8spark.source.KeyPath;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A bundle as one tree: its objects, the executors' pod and the Spark configuration. */
record BundleTree(Map<String, Object> roots) {

  /** The first keys of what travels in annotations. */
  static final String EXECUTOR = "Pod/executor";

  static final String CONF = "spark.properties";

  /** What may name an item of a list: the first that it has and no other item has alike. */
  private static final List<String> NAMES = List.of("mountPath", "name", "path");

  BundleTree {
    roots = Collections.unmodifiableMap(new LinkedHashMap<>(roots));
  }

  /** Makes the tree with the executors' pod as Spark asks for it. */
  static BundleTree requested(Bundle bundle) {
    return create(bundle, bundle::request, root -> true);
  }

  /** Makes the same tree of one root only. */
  static BundleTree requested(Bundle bundle, String only) {
    return create(bundle, bundle::request, only::equals);
  }

  /** Makes the tree of some roots with the executors' pod as the steps leave it. */
  static BundleTree drafted(Bundle bundle, Set<String> only) {
    return create(bundle, bundle::executor, only::contains);
  }

  private static BundleTree create(
      Bundle bundle, Supplier<Pod> executor, Predicate<String> included) {
    Map<String, Supplier<Object>> all = new LinkedHashMap<>();
    names(bundle).forEach((name, object) -> all.put(name, () -> ManifestTree.toTree(object)));
    all.put(EXECUTOR, () -> ManifestTree.toTree(executor.get()));
    all.put(CONF, bundle::sparkConf);
    Map<String, Object> roots = new LinkedHashMap<>();
    all.forEach(
        (name, tree) -> {
          if (included.test(name)) {
            roots.put(name, tree.get());
          }
        });
    return new BundleTree(roots);
  }

  /** Returns the manifests by the first key of their paths. */
  static Map<String, HasMetadata> names(Bundle bundle) {
    Map<String, HasMetadata> names = new LinkedHashMap<>();
    for (HasMetadata object : bundle.objects()) {
      String name = object.getKind() + "/" + component(object);
      names.put(names.containsKey(name) ? name + "/" + names.size() : name, object);
    }
    return names;
  }

  private static String component(HasMetadata object) {
    @Nullable Map<String, String> labels = object.getMetadata().getLabels();
    @Nullable String name = labels == null ? null : labels.get("app.kubernetes.io/component");
    return name == null ? object.getMetadata().getName() : name;
  }

  /** Returns every scalar, and every empty map or list, in order. */
  Map<LeafPath, Object> leaves() {
    Map<LeafPath, Object> leaves = new LinkedHashMap<>();
    collect(new LeafPath(List.of()), roots, leaves);
    return leaves;
  }

  private static void collect(LeafPath path, Object value, Map<LeafPath, Object> leaves) {
    Map<String, Object> children = children(value);
    if (children.isEmpty()) {
      leaves.put(path, value);
    }
    children.forEach((key, child) -> collect(path.append(key), child, leaves));
  }

  /**
   * Returns what stands at a path, if anything does.
   *
   * @param path keys and positions
   */
  Optional<TreeEntry> find(KeyPath path) {
    LeafPath place = new LeafPath(List.of());
    Object value = roots;
    for (String key : path.keys()) {
      Map<String, Object> children = children(value);
      String name =
          value instanceof List<?> list && isPosition(key, list)
              ? keys(list).get(Integer.parseInt(key))
              : key;
      if (!children.containsKey(name)) {
        return Optional.empty();
      }
      place = place.append(name);
      value = children.get(name);
    }
    return Optional.of(new TreeEntry(place, value, children(value).isEmpty()));
  }

  private static boolean isPosition(String key, List<?> list) {
    return key.matches("[0-9]{1,9}") && Integer.parseInt(key) < list.size();
  }

  /**
   * A value of the tree with its path.
   *
   * @param leaf whether nothing stands below it
   */
  record TreeEntry(LeafPath path, Object value, boolean leaf) {}

  /** Returns the leaves of this tree that are not the same in another. */
  Set<LeafPath> changedIn(BundleTree other) {
    Set<LeafPath> changed = new HashSet<>();
    compare(new LeafPath(List.of()), roots, other.roots, changed);
    return changed;
  }

  /** Lists of one length are compared item by item, so that a new name changes the name only. */
  private static void compare(
      LeafPath path, Object value, @Nullable Object other, Set<LeafPath> changed) {
    if (value.equals(other)) {
      return;
    }
    Map<String, Object> children = children(value);
    if (children.isEmpty()) {
      changed.add(path);
    }
    boolean parallel =
        value instanceof List<?> a && other instanceof List<?> b && a.size() == b.size();
    Map<String, Object> others = other == null ? Map.of() : children(other);
    List<Object> items = List.copyOf(others.values());
    int position = 0;
    for (Map.Entry<String, Object> child : children.entrySet()) {
      Object same = parallel ? items.get(position++) : others.get(child.getKey());
      compare(path.append(child.getKey()), child.getValue(), same, changed);
    }
  }

  private static Map<String, Object> children(Object value) {
    Map<String, Object> children = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, child) -> children.put(key.toString(), child));
    } else if (value instanceof List<?> list) {
      List<String> keys = keys(list);
      for (int i = 0; i < list.size(); i++) {
        children.put(keys.get(i), list.get(i));
      }
    }
    return children;
  }

  private static List<String> keys(List<?> items) {
    return IntStream.range(0, items.size())
        .mapToObj(
            position ->
                NAMES.stream()
                    .filter(name -> isAlone(items.get(position), name, items))
                    .map(name -> named(items.get(position), name))
                    .findFirst()
                    .orElseGet(() -> String.valueOf(position)))
        .toList();
  }

  private static boolean isAlone(Object item, String name, List<?> items) {
    String own = named(item, name);
    return !own.isEmpty()
        && items.stream().filter(other -> named(other, name).equals(own)).count() == 1;
  }

  private static String named(Object item, String name) {
    return item instanceof Map<?, ?> map && map.get(name) instanceof String text ? text : "";
  }
}
