package dev.k8spark.rule.admission;

import dev.k8spark.source.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that a policy says and admission in a cluster cannot enforce, while compiling a job
 * does.
 *
 * @param what the part of the policy, as a message names it
 * @param reason why admission cannot enforce it
 */
public record EnforcementGap(String what, Span span, String reason) {

  /** Makes the gap of a part of the policy, if that is there. */
  public static Optional<EnforcementGap> of(String what, @Nullable Span part, String reason) {
    return Optional.ofNullable(part).map(span -> new EnforcementGap(what, span, reason));
  }
}
