package dev.k8spark.rule.resources;

import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.quantity.LimitedResource;
import dev.k8spark.rule.admission.CelValidation;
import java.util.List;
import java.util.stream.Stream;

/** Makes the validations of a policy's bounds on how a Job ends, is tried again and vanishes. */
final class JobLimitValidations {

  /**
   * What a bound is about.
   *
   * @param field of a Job
   * @param key of the job's file
   */
  private record Bound(LimitedResource resource, String field, String key) {}

  private static final String TTL = "ttlAfterFinished";

  private static final List<Bound> BOUNDS =
      List.of(
          new Bound(LimitedResource.TIMEOUT, "activeDeadlineSeconds", "timeout"),
          new Bound(LimitedResource.RETRIES, "backoffLimit", "retries"),
          new Bound(LimitedResource.TTL_AFTER_FINISHED, "ttlSecondsAfterFinished", TTL),
          new Bound(LimitedResource.MIN_TTL_AFTER_FINISHED, "ttlSecondsAfterFinished", TTL));

  private JobLimitValidations() {}

  /** Returns a validation for each bound of each file. */
  static List<CelValidation> make(Policy policy) {
    return policy.files().stream()
        .flatMap(file -> BOUNDS.stream().flatMap(bound -> validate(file, bound)))
        .toList();
  }

  /** A field that a Job does not set has no end, so that it is within all bounds. */
  private static Stream<CelValidation> validate(PolicyFile file, Bound bound) {
    boolean isLeast = bound.resource() == LimitedResource.MIN_TTL_AFTER_FINISHED;
    return file
        .terms()
        .limits()
        .find("job", bound.resource())
        .map(
            limit ->
                new CelValidation(
                    "!has(variables.jobSpec.%s) || variables.jobSpec.%s %s %d"
                        .formatted(
                            bound.field(),
                            bound.field(),
                            isLeast ? ">=" : "<=",
                            bound.resource().parse(limit.value())),
                    "`%s` is %s than %s%s"
                        .formatted(
                            bound.key(),
                            isLeast ? "less" : "more",
                            limit.value(),
                            PolicyFile.asking(file.owner()))))
        .stream();
  }
}
