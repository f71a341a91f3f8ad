package dev.k8spark.manifest;

import io.fabric8.kubernetes.api.model.KubernetesResource;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A Kubernetes object as maps, lists and scalars, in the order in which people expect its keys. */
public final class ManifestTree {

  private static final List<String> FIRST =
      List.of(
          "apiVersion",
          "kind",
          "metadata",
          "name",
          "namespace",
          "labels",
          "annotations",
          "image",
          "imagePullPolicy",
          "command",
          "args",
          "env",
          "podSelector",
          "policyTypes",
          "ingress");

  /** What is long comes last, so that nothing short is overlooked behind it. */
  private static final List<String> LAST =
      List.of("initContainers", "containers", "volumes", "template");

  /** Maps whose keys are somebody's own words. */
  private static final Set<String> FREE =
      Set.of("labels", "annotations", "matchLabels", "nodeSelector", "limits", "requests");

  private static final Comparator<String> ORDER =
      Comparator.comparingInt(ManifestTree::rank).thenComparing(Comparator.naturalOrder());

  private ManifestTree() {}

  /**
   * Turns an object into maps, lists and scalars, its keys in the order in which people read them.
   */
  public static Map<String, Object> toTree(KubernetesResource object) {
    return ordered(ModelFields.read(object), ORDER);
  }

  private static Map<String, Object> ordered(Map<String, Object> map, Comparator<String> order) {
    Map<String, Object> result = new LinkedHashMap<>();
    map.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(order))
        .forEach(entry -> result.put(entry.getKey(), value(entry.getKey(), entry.getValue())));
    return Collections.unmodifiableMap(result);
  }

  private static Map<String, Object> mapping(Map<?, ?> map) {
    Map<String, Object> result = new LinkedHashMap<>();
    map.forEach((key, value) -> result.put((String) key, value));
    return result;
  }

  private static Object value(String key, Object value) {
    if (value instanceof Map<?, ?> map) {
      return ordered(mapping(map), FREE.contains(key) ? Comparator.naturalOrder() : ORDER);
    }
    return value instanceof List<?> list
        ? list.stream().map(item -> value(key, item)).toList()
        : value;
  }

  private static int rank(String key) {
    int first = FIRST.indexOf(key);
    return first >= 0 ? first : FIRST.size() + 1 + LAST.indexOf(key);
  }
}
