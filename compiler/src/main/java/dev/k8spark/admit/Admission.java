package dev.k8spark.admit;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.lower.Bundle;
import dev.k8spark.provenance.CauseAttribution;
import dev.k8spark.rule.RuleContext;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a job became against all rules. The policy then says how severe the findings of this
 * and all earlier phases are, causes are looked for, and waivers applied.
 */
public final class Admission {

  private final RuleSet rules;
  private final @Nullable LocalDate asOf;

  /**
   * @param asOf the day on which waivers are judged, or null if nobody judges them
   */
  public Admission(RuleSet rules, @Nullable LocalDate asOf) {
    this.rules = rules;
    this.asOf = asOf;
  }

  /** The same bundle, with all diagnostics as they count in its namespace. */
  public Outcome<Bundle> admit(Outcome<Bundle> lowered) {
    @Nullable Bundle bundle = lowered.value();
    if (bundle == null) {
      return lowered;
    }
    Severities severities = new Severities(bundle.source().policy());
    List<Diagnostic> weighed =
        severities.weigh(lowered.addDiagnostics(findings(bundle)).diagnostics());
    List<Diagnostic> waived =
        new Waivers(bundle.source(), asOf).apply(atTheirCauses(bundle, weighed));
    return new Outcome<>(
        bundle,
        severities.weigh(waived).stream()
            .map(diagnostic -> diagnostic.withEvidence(null))
            .toList());
  }

  private List<Diagnostic> findings(Bundle bundle) {
    RuleContext context = new RuleContext(bundle);
    return rules.rules().stream().flatMap(rule -> rule.check(context)).toList();
  }

  /** Looking for causes takes time, and is left out where no finding asks for one. */
  private static List<Diagnostic> atTheirCauses(Bundle bundle, List<Diagnostic> diagnostics) {
    return diagnostics.stream().allMatch(diagnostic -> diagnostic.evidence() == null)
        ? diagnostics
        : CauseAttribution.attribute(bundle, diagnostics);
  }
}
