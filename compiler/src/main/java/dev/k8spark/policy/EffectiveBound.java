package dev.k8spark.policy;

import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.util.SortedMap;
import java.util.TreeMap;
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

    private static Quantity amount(EffectiveBound bound) {
      return Quantity.of(bound.text());
    }
  }

  /**
   * By key.
   *
   * @param path of a map below the namespace's block
   */
  public static SortedMap<String, EffectiveBound> of(
      Policy policy, String namespace, Order order, String... path) {
    SortedMap<String, EffectiveBound> bounds = new TreeMap<>();
    for (PolicyFile file : policy.files()) {
      file.entries(PolicyFile.below(namespace, path))
          .forEach(
              entry -> {
                if (entry.value() instanceof Node.Text text) {
                  bounds.merge(
                      entry.key(),
                      new EffectiveBound(text.value(), text.span(), file.owner()),
                      order::first);
                }
              });
    }
    return bounds;
  }
}
