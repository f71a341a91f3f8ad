package dev.k8spark.resolve;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.policy.FindingName;
import dev.k8spark.schema.DidYouMean;
import dev.k8spark.schema.SpellingFix;
import java.util.Optional;

/** Says what is wrong with the name of a finding. */
final class WaiverNames {

  private WaiverNames() {}

  static Optional<Diagnostic> problem(FindingName name) {
    return name.problem()
        .map(
            problem ->
                Diagnostic.of(Code.UNKNOWN_CODE, name.span(), problem.message())
                    .withHelp(
                        problem.isUnknown()
                            ? DidYouMean.suggestOrList(name.name(), name.all())
                            : "remove it")
                    .withFix(
                        problem.isUnknown()
                            ? SpellingFix.find(name.span(), name.name(), name.all())
                            : null));
  }
}
