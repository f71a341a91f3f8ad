package dev.k8spark.lower.step;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SparkJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.lower.draft.ObjectMetadata;
import dev.k8spark.lower.draft.PodDraft;
import dev.k8spark.runtime.contract.PodRole;

/** What every pod has: labels, a single run, and a last word when it ends. */
public final class PodBasics implements LoweringStep {

  /** Spark's and Hadoop's shutdown hooks share 30 s; executors are asked to stop before. */
  private static final long DRIVER_GRACE_SECONDS = 60;

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    return draft
        .mapDriver(pod -> withBasics(pod, resolved.job(), PodRole.DRIVER))
        .mapDriver(pod -> pod.withGraceAtLeast(DRIVER_GRACE_SECONDS))
        .mapExecutor(pod -> withBasics(pod, resolved.job(), PodRole.EXECUTOR))
        .withConf("spark.app.name", resolved.job().name());
  }

  private static PodDraft withBasics(PodDraft pod, SparkJob job, PodRole role) {
    return pod.editMetadata(
            metadata ->
                metadata
                    .addToLabels(ObjectMetadata.labels(job, role))
                    .addToAnnotations(job.annotations()))
        .editSpec(spec -> spec.withRestartPolicy("Never").withEnableServiceLinks(false))
        .editContainer(
            container -> container.withTerminationMessagePolicy("FallbackToLogsOnError"));
  }
}
