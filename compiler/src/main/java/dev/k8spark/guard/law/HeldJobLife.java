package dev.k8spark.guard.law;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.guard.Check;
import dev.k8spark.guard.HeldLaw;
import dev.k8spark.guard.Scope;
import dev.k8spark.job.Measure;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Job ends, is tried again, and vanishes as the policy lets it. */
public final class HeldJobLife implements HeldLaw.Source {

  private static final Map<Measure, String> FIELDS =
      Map.of(
          Measure.TIMEOUT, "activeDeadlineSeconds",
          Measure.RETRIES, "backoffLimit",
          Measure.TTL_AFTER_FINISHED, "ttlSecondsAfterFinished");

  @Override
  public List<HeldLaw> in(Policy policy) {
    List<HeldLaw> laws = new ArrayList<>();
    List<Check> most =
        policy.files().stream()
            .flatMap(
                file ->
                    Stream.of(Measure.TIMEOUT, Measure.RETRIES, Measure.TTL_AFTER_FINISHED)
                        .flatMap(measure -> check(file, measure)))
            .toList();
    laws.addAll(HeldLaw.of(Code.LIMIT_EXCEEDED, ".job", Scope.JOBS, most));
    laws.addAll(
        HeldLaw.of(
            Code.TIMEOUT_MISSING,
            Scope.JOBS,
            List.of(
                new Check(
                    "has(variables.jobSpec.activeDeadlineSeconds)",
                    "nothing ends this job if it hangs: set `timeout`"))));
    return laws;
  }

  private static Stream<Check> check(PolicyFile file, Measure measure) {
    return file
        .text("limits", "job", measure.key())
        .map(
            limit ->
                new Check(
                    "variables.jobSpec.?%s.orValue(0) <= %d"
                        .formatted(FIELDS.get(measure), measure.of(limit.value())),
                    "`%s` is more than %s%s"
                        .formatted(measure.key(), limit.value(), PolicyFile.asking(file.owner()))))
        .stream();
  }
}
