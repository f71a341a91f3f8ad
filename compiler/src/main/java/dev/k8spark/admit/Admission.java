package dev.k8spark.admit;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.lower.Bundle;
import dev.k8spark.rule.Rule;
import java.util.List;
import java.util.stream.Stream;

/** Holds what a job became against the laws of its namespace. */
public final class Admission {

  private final Rule own;

  /**
   * @param own the law of the policy's own rules, which keeps what it has compiled
   */
  public Admission(Rule own) {
    this.own = own;
  }

  public Outcome<Bundle> admit(Bundle bundle) {
    List<Diagnostic> found =
        Stream.concat(
                RuleCategory.ALL.stream().flatMap(pack -> pack.laws().stream()), Stream.of(own))
            .flatMap(law -> law.check(bundle))
            .toList();
    return new Outcome<>(bundle, found);
  }
}
