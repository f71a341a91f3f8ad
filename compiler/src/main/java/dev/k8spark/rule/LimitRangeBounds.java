package dev.k8spark.rule;

import dev.k8spark.policy.EffectiveBound;
import dev.k8spark.policy.EffectiveBound.Order;
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
public record LimitRangeBounds(
    SortedMap<String, EffectiveBound> limits,
    SortedMap<String, EffectiveBound> requests,
    SortedMap<String, EffectiveBound> min,
    SortedMap<String, EffectiveBound> max) {

  public LimitRangeBounds {
    limits = fixed(limits);
    requests = fixed(requests);
    min = fixed(min);
    max = fixed(max);
  }

  /** Returns the bounds of a namespace; what stands nowhere follows from the rest. */
  public static LimitRangeBounds of(Policy policy, String namespace) {
    SortedMap<String, EffectiveBound> min =
        EffectiveBound.of(policy, namespace, Order.MOST, block -> block.limitRangeOrNone().min());
    SortedMap<String, EffectiveBound> max =
        EffectiveBound.of(policy, namespace, Order.LEAST, block -> block.limitRangeOrNone().max());
    SortedMap<String, EffectiveBound> limits = new TreeMap<>(max);
    limits.putAll(
        EffectiveBound.of(
            policy, namespace, Order.NEAREST, block -> block.limitRangeOrNone().defaultLimit()));
    SortedMap<String, EffectiveBound> requests = new TreeMap<>(min);
    requests.putAll(limits);
    requests.putAll(
        EffectiveBound.of(
            policy, namespace, Order.NEAREST, block -> block.limitRangeOrNone().defaultRequest()));
    return new LimitRangeBounds(limits, requests, min, max);
  }

  private static SortedMap<String, EffectiveBound> fixed(Map<String, EffectiveBound> bounds) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(bounds));
  }
}
