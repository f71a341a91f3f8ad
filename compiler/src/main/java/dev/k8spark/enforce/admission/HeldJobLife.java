package dev.k8spark.enforce.admission;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.enforce.AdmissionRule;
import dev.k8spark.enforce.CelValidation;
import dev.k8spark.enforce.MatchScope;
import dev.k8spark.job.LimitedResource;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A Job ends, is tried again, and vanishes as the policy lets it. */
public final class HeldJobLife implements AdmissionRule.Source {

  /**
   * What a bound is about.
   *
   * @param field of a Job
   * @param key of the job's file
   */
  private record Bound(LimitedResource measure, String field, String key) {}

  private static final String TTL = "ttlAfterFinished";

  private static final List<Bound> BOUNDS =
      List.of(
          new Bound(LimitedResource.TIMEOUT, "activeDeadlineSeconds", "timeout"),
          new Bound(LimitedResource.RETRIES, "backoffLimit", "retries"),
          new Bound(LimitedResource.TTL_AFTER_FINISHED, "ttlSecondsAfterFinished", TTL),
          new Bound(LimitedResource.MIN_TTL_AFTER_FINISHED, "ttlSecondsAfterFinished", TTL));

  @Override
  public List<AdmissionRule> in(Policy policy) {
    List<AdmissionRule> laws = new ArrayList<>();
    List<CelValidation> within =
        policy.files().stream()
            .flatMap(file -> BOUNDS.stream().flatMap(bound -> check(file, bound)))
            .toList();
    laws.addAll(AdmissionRule.of(Code.LIMIT_EXCEEDED, ".job", MatchScope.JOBS, within));
    laws.addAll(
        AdmissionRule.of(
            Code.TIMEOUT_MISSING,
            MatchScope.JOBS,
            List.of(
                new CelValidation(
                    "has(variables.jobSpec.activeDeadlineSeconds)",
                    "nothing ends this job if it hangs: set `timeout`"))));
    return laws;
  }

  /** What a Job does not say has no end, so that it is within all bounds. */
  private static Stream<CelValidation> check(PolicyFile file, Bound bound) {
    boolean isLeast = bound.measure() == LimitedResource.MIN_TTL_AFTER_FINISHED;
    return file
        .text("limits", "job", bound.measure().key())
        .map(
            limit ->
                new CelValidation(
                    "!has(variables.jobSpec.%s) || variables.jobSpec.%s %s %d"
                        .formatted(
                            bound.field(),
                            bound.field(),
                            isLeast ? ">=" : "<=",
                            bound.measure().of(limit.value())),
                    "`%s` is %s than %s%s"
                        .formatted(
                            bound.key(),
                            isLeast ? "less" : "more",
                            limit.value(),
                            PolicyFile.asking(file.owner()))))
        .stream();
  }
}
