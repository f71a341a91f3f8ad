package dev.k8spark.lower.step;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SparkJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.runtime.contract.ExitCode;
import dev.k8spark.runtime.contract.PodContract;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicy;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyOnExitCodesRequirementBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyOnPodConditionsPatternBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRuleBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Job runs one driver at a time, and another one only where the one before was not the cause,
 * or where the job allows it and another attempt may end otherwise.
 */
public final class OneDriver implements LoweringStep {

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    SparkJob job = resolved.job();
    return draft.editJob(
        spec ->
            spec.withParallelism(1)
                .withCompletions(1)
                .withBackoffLimit(job.retries())
                .withPodReplacementPolicy("Failed")
                .withPodFailurePolicy(failurePolicy())
                .withActiveDeadlineSeconds(seconds(job.timeout()))
                .withTtlSecondsAfterFinished(intSeconds(job.ttlAfterFinished())));
  }

  /** The first rule that matches decides. */
  private static PodFailurePolicy failurePolicy() {
    return new PodFailurePolicyBuilder().withRules(disruption(), permanentFailure()).build();
  }

  /** A node that is drained or lost counts as no attempt. */
  private static PodFailurePolicyRule disruption() {
    return new PodFailurePolicyRuleBuilder()
        .withAction("Ignore")
        .withOnPodConditions(
            new PodFailurePolicyOnPodConditionsPatternBuilder()
                .withType("DisruptionTarget")
                .withStatus("True")
                .build())
        .build();
  }

  private static PodFailurePolicyRule permanentFailure() {
    List<Integer> codes =
        Arrays.stream(ExitCode.values())
            .filter(ExitCode::isPermanent)
            .map(ExitCode::number)
            .distinct()
            .sorted()
            .toList();
    return new PodFailurePolicyRuleBuilder()
        .withAction("FailJob")
        .withOnExitCodes(
            new PodFailurePolicyOnExitCodesRequirementBuilder()
                .withContainerName(PodContract.DRIVER_CONTAINER)
                .withOperator("In")
                .withValues(codes)
                .build())
        .build();
  }

  private static @Nullable Long seconds(@Nullable Duration duration) {
    return duration == null ? null : duration.toSeconds();
  }

  private static @Nullable Integer intSeconds(@Nullable Duration duration) {
    return duration == null ? null : (int) Math.min(duration.toSeconds(), Integer.MAX_VALUE);
  }
}
