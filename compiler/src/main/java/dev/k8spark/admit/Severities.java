package dev.k8spark.admit;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.diagnostic.Severity;
import dev.k8spark.policy.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How severe findings are by a policy: the highest of what its files say. */
public record Severities(Policy policy) {

  /** Weighs what was found with a policy by that policy; without one, nothing changes. */
  public static Outcome<Policy> weigh(Outcome<Policy> outcome) {
    @Nullable Policy policy = outcome.value();
    return policy == null
        ? outcome
        : new Outcome<>(policy, new Severities(policy).weigh(outcome.diagnostics()));
  }

  /** The diagnostics with the policy's severities, without those that are off. */
  public List<Diagnostic> weigh(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(diagnostic -> diagnostic.withSeverity(severity(diagnostic)))
        .filter(diagnostic -> diagnostic.severity() != Severity.OFF)
        .toList();
  }

  private Severity severity(Diagnostic diagnostic) {
    return diagnostic.code().kind().isConfigurable()
        ? policy.severity(diagnostic.id(), diagnostic.severity())
        : diagnostic.severity();
  }
}
