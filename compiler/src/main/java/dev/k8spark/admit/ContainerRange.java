package dev.k8spark.admit;

import dev.k8spark.policy.Bound;
import dev.k8spark.policy.Bound.Order;
import dev.k8spark.policy.Policy;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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

  public ContainerRange {
    limits = fixed(limits);
    requests = fixed(requests);
    min = fixed(min);
    max = fixed(max);
  }

  /** What stands nowhere follows from the rest, as Kubernetes has it. */
  public static ContainerRange of(Policy policy, String namespace) {
    SortedMap<String, Bound> min = Bound.of(policy, namespace, Order.MOST, "limitRange", "min");
    SortedMap<String, Bound> max = Bound.of(policy, namespace, Order.LEAST, "limitRange", "max");
    SortedMap<String, Bound> limits = new TreeMap<>(max);
    limits.putAll(Bound.of(policy, namespace, Order.NEAREST, "limitRange", "default"));
    SortedMap<String, Bound> requests = new TreeMap<>(min);
    requests.putAll(limits);
    requests.putAll(Bound.of(policy, namespace, Order.NEAREST, "limitRange", "defaultRequest"));
    return new ContainerRange(limits, requests, min, max);
  }

  private static SortedMap<String, Bound> fixed(Map<String, Bound> bounds) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(bounds));
  }
}
