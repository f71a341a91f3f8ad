package dev.k8spark.resolve.rule;

import dev.k8spark.job.ExecutorShutdown;
import dev.k8spark.job.SparkJob;
import java.util.Set;

/** Whether executors must stay for their shuffle files, as they do unless those live elsewhere. */
final class ShuffleTracking {

  static final String KEY = "spark.dynamicAllocation.shuffleTracking.enabled";

  private static final String MANAGER = "spark.shuffle.manager";

  private static final String STORAGE = "spark.shuffle.sort.io.plugin.class";

  /** Spark's own, by name or by the words that it takes for them. */
  private static final Set<String> LOCAL =
      Set.of(
          "sort",
          "tungsten-sort",
          "org.apache.spark.shuffle.sort.SortShuffleManager",
          "org.apache.spark.shuffle.sort.io.LocalDiskShuffleDataIO");

  private ShuffleTracking() {}

  /** Returns whether another service keeps the files, or a leaving executor hands them over. */
  static boolean isNeedless(SparkJob job) {
    return isElsewhere(job, MANAGER) || isElsewhere(job, STORAGE) || migrates(job);
  }

  private static boolean isElsewhere(SparkJob job, String key) {
    String given = job.conf().getOrDefault(key, "sort");
    return !LOCAL.contains(given);
  }

  private static boolean migrates(SparkJob job) {
    return ExecutorShutdown.isDecommission(job)
        && isTrue(job, "spark.storage.decommission.enabled", "false")
        && isTrue(job, "spark.storage.decommission.shuffleBlocks.enabled", "true");
  }

  private static boolean isTrue(SparkJob job, String key, String standard) {
    return Boolean.parseBoolean(job.conf().getOrDefault(key, standard));
  }
}
