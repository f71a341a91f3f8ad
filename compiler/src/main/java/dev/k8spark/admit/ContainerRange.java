package dev.k8spark.admit;

import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a namespace gives a container that says nothing, and lets it have, by resource: the
 * LimitRange that its policy becomes. Of several files' bounds the narrowest counts, of what they
 * give the nearest's.
 *
 * @param limits of a container that has none
 * @param requests of a container that has none
 */
public record ContainerRange(
    SortedMap<String, Bound> limits,
    SortedMap<String, Bound> requests,
    SortedMap<String, Bound> min,
    SortedMap<String, Bound> max) {

  private static final Comparator<Bound> BY_AMOUNT =
      Comparator.comparing(bound -> Quantity.getAmountInBytes(bound.quantity()));

  private static final Comparator<Bound> NEAREST = (_, _) -> 0;

  /** An amount with where it stands, and whom to ask about it. */
  public record Bound(String text, Span span, @Nullable String owner) {

    public Quantity quantity() {
      return new Quantity(text);
    }
  }

  public ContainerRange {
    limits = fixed(limits);
    requests = fixed(requests);
    min = fixed(min);
    max = fixed(max);
  }

  /** What stands nowhere follows from the rest, as Kubernetes has it. */
  public static ContainerRange of(Policy policy, String namespace) {
    SortedMap<String, Bound> min = bounds(policy, namespace, "min", BY_AMOUNT.reversed());
    SortedMap<String, Bound> max = bounds(policy, namespace, "max", BY_AMOUNT);
    SortedMap<String, Bound> limits = new TreeMap<>(max);
    limits.putAll(bounds(policy, namespace, "default", NEAREST));
    SortedMap<String, Bound> requests = new TreeMap<>(min);
    requests.putAll(limits);
    requests.putAll(bounds(policy, namespace, "defaultRequest", NEAREST));
    return new ContainerRange(limits, requests, min, max);
  }

  /** Of two that are equal the nearer counts. */
  private static SortedMap<String, Bound> bounds(
      Policy policy, String namespace, String key, Comparator<Bound> first) {
    SortedMap<String, Bound> bounds = new TreeMap<>();
    for (PolicyFile file : policy.files()) {
      file.entries("namespaces", namespace, "limitRange", key)
          .forEach(
              entry -> {
                if (entry.value() instanceof Node.Text text) {
                  bounds.merge(
                      entry.key(),
                      new Bound(text.value(), text.span(), file.owner()),
                      (near, far) -> first.compare(near, far) <= 0 ? near : far);
                }
              });
    }
    return bounds;
  }

  private static SortedMap<String, Bound> fixed(Map<String, Bound> bounds) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(bounds));
  }
}
