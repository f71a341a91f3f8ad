package dev.k8spark.policy;

import dev.k8spark.cel.quantity.KubernetesQuantity;
import dev.k8spark.source.LocatedEntry;
import dev.k8spark.source.Span;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What counts for one key of a namespace, of all that the files say of it.
 *
 * @param owner whom to ask about it
 */
public record EffectiveBound(String text, Span span, @Nullable String owner) {

  /** Which of several texts counts; of equal ones the nearest file's. */
  public enum Order {
    /** Whatever the others say. */
    NEAREST,
    /** Of amounts. */
    LEAST,
    /** Of amounts. */
    MOST;

    private EffectiveBound first(EffectiveBound near, EffectiveBound far) {
      int more = this == NEAREST ? 0 : amount(near).compareTo(amount(far));
      return (this == MOST ? more >= 0 : more <= 0) ? near : far;
    }

    private static KubernetesQuantity amount(EffectiveBound bound) {
      return KubernetesQuantity.parse(bound.text()).orElseThrow();
    }
  }

  /**
   * What counts for each key of a map.
   *
   * @param map chooses the map of a namespace's block
   */
  public static SortedMap<String, EffectiveBound> of(
      Policy policy,
      String namespace,
      Order order,
      Function<NamespacePolicy, Map<String, LocatedEntry<String>>> map) {
    SortedMap<String, EffectiveBound> bounds = new TreeMap<>();
    for (PolicyFile file : policy.files()) {
      file.namespace(namespace)
          .map(map)
          .orElse(Map.of())
          .forEach(
              (key, entry) -> {
                @Nullable String text = entry.value();
                if (text != null) {
                  bounds.merge(
                      key, new EffectiveBound(text, entry.span(), file.owner()), order::first);
                }
              });
    }
    return bounds;
  }
}
