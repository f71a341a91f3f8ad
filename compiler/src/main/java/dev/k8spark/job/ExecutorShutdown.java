package dev.k8spark.job;

/** How an executor is asked to stop, by Spark's configuration and since which line. */
public interface ExecutorShutdown {

  /** The key of the grace period, which Spark 4.1 and later write over what a template says. */
  String GRACE_KEY = "spark.kubernetes.executor.terminationGracePeriodSeconds";

  /** Returns whether {@link #GRACE_KEY} sets the grace period, not the executor's template. */
  static boolean hasGraceByKey(SparkJob job) {
    return job.sparkVersion().isAtLeast(4, 1);
  }

  /** Returns whether an executor that is asked to stop takes no more tasks and hands over first. */
  static boolean isDecommission(SparkJob job) {
    return Boolean.parseBoolean(job.conf().get("spark.decommission.enabled"));
  }
}
