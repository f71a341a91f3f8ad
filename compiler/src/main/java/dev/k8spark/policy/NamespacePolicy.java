package dev.k8spark.policy;

import dev.k8spark.source.Located;
import dev.k8spark.source.LocatedEntry;
import dev.k8spark.source.Span;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a policy file says of one namespace.
 *
 * @param key where its name was written
 * @param span where its block was written
 * @param quota what all its pods may want together, by resource
 * @param limitRange null where it has none
 * @param terms what overrides the same above
 */
public record NamespacePolicy(
    Span key,
    Span span,
    @Nullable Located<PodSecurity> podSecurity,
    Map<String, LocatedEntry<String>> quota,
    @Nullable LimitRangeSettings limitRange,
    Map<String, LocatedEntry<String>> labels,
    NamespacePeople people,
    PolicyTerms terms) {

  /** The bounds of containers; empty ones where the block has none. */
  public LimitRangeSettings limitRangeOrNone() {
    return Objects.requireNonNullElse(limitRange, LimitRangeSettings.NONE);
  }
}
