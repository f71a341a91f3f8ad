package dev.k8spark.rule.resources;

import dev.k8spark.diagnostic.ManifestReads;
import dev.k8spark.quantity.ResourceAmount;
import dev.k8spark.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Something that a policy may limit.
 *
 * @param who as a policy calls it: {@code driver}, {@code executor} or {@code job}
 * @param description what it is, for the message
 * @param help how to want less
 * @param evidence of what the pod says, where no key of the job tells
 */
record LimitedAmount(
    String who,
    ResourceAmount amount,
    Span span,
    String description,
    String help,
    @Nullable ManifestReads evidence) {

  LimitedAmount(String who, ResourceAmount amount, Span span, String description, String help) {
    this(who, amount, span, description, help, null);
  }
}
