package dev.k8spark.policy;

import dev.k8spark.source.LocatedEntry;
import java.util.Map;

/**
 * What containers of a namespace get that give no amounts, and what they may have, each by resource
 * as Kubernetes writes it.
 *
 * @param defaultLimit the key {@code default}
 */
public record LimitRangeSettings(
    Map<String, LocatedEntry<String>> defaultLimit,
    Map<String, LocatedEntry<String>> defaultRequest,
    Map<String, LocatedEntry<String>> min,
    Map<String, LocatedEntry<String>> max) {

  /** Settings that bound nothing. */
  public static final LimitRangeSettings NONE =
      new LimitRangeSettings(Map.of(), Map.of(), Map.of(), Map.of());
}
