package dev.k8spark.lower.step;

import dev.k8spark.job.ExecutorShutdown;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SparkJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;

/**
 * Lets an executor that is asked to stop hand its blocks over first, where the job asks for it.
 *
 * <p>Spark's own way is a shell script in the image, run by a hook of the pod, that looks for the
 * process and sends it a signal. Here the kubelet's SIGTERM is that signal: the hook, which Spark
 * writes in any case, has nothing to do, and no image needs more than a {@code /bin/true}.
 */
public final class Decommissioning implements LoweringStep {

  private static final String NO_OPERATION = "/bin/true";

  private static final long GRACE_SECONDS = 60;

  /** A block that could not move is tried again; an executor ends one such interval later. */
  private static final String RETRY_INTERVAL = "5s";

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    SparkJob job = resolved.job();
    if (!ExecutorShutdown.isDecommission(job)) {
      return draft;
    }
    return withGrace(job, draft)
        .withConf("spark.executor.decommission.signal", "TERM")
        .withConf("spark.kubernetes.decommission.script", NO_OPERATION)
        .withConf("spark.storage.decommission.replicationReattemptInterval", RETRY_INTERVAL);
  }

  /** Gives executors the time: before 4.1 by their template, since then by a key of Spark's. */
  private static Draft withGrace(SparkJob job, Draft draft) {
    return ExecutorShutdown.hasGraceByKey(job)
        ? draft.withConf(ExecutorShutdown.GRACE_KEY, GRACE_SECONDS + "s")
        : draft.mapExecutor(pod -> pod.withGraceAtLeast(GRACE_SECONDS));
  }
}
