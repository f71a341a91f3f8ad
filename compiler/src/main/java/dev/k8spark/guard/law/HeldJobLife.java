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
import java.util.stream.Stream;

/** A Job ends, is tried again, and vanishes as the policy lets it. */
public final class HeldJobLife implements HeldLaw.Source {

  /**
   * What a bound is about.
   *
   * @param field of a Job
   * @param key of the job's file
   */
  private record Bound(Measure measure, String field, String key) {}

  private static final String TTL = "ttlAfterFinished";

  private static final List<Bound> BOUNDS =
      List.of(
          new Bound(Measure.TIMEOUT, "activeDeadlineSeconds", "timeout"),
          new Bound(Measure.RETRIES, "backoffLimit", "retries"),
          new Bound(Measure.TTL_AFTER_FINISHED, "ttlSecondsAfterFinished", TTL),
          new Bound(Measure.MIN_TTL_AFTER_FINISHED, "ttlSecondsAfterFinished", TTL));

  @Override
  public List<HeldLaw> in(Policy policy) {
    List<HeldLaw> laws = new ArrayList<>();
    List<Check> within =
        policy.files().stream()
            .flatMap(file -> BOUNDS.stream().flatMap(bound -> check(file, bound)))
            .toList();
    laws.addAll(HeldLaw.of(Code.LIMIT_EXCEEDED, ".job", Scope.JOBS, within));
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

  /** What a Job does not say has no end, so that it is within all bounds. */
  private static Stream<Check> check(PolicyFile file, Bound bound) {
    boolean isLeast = bound.measure() == Measure.MIN_TTL_AFTER_FINISHED;
    return file
        .text("limits", "job", bound.measure().key())
        .map(
            limit ->
                new Check(
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
