package dev.k8spark.lower.step;

import dev.k8spark.job.InstanceCount;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import java.util.Map;

/** How many executors there are, always or as the work comes and goes. */
public final class ExecutorCount implements LoweringStep {

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    return switch (resolved.job().executor().instances()) {
      case InstanceCount.Fixed fixed ->
          draft.withConf("spark.executor.instances", String.valueOf(fixed.count()));
      case InstanceCount.Between between -> draft.withConf(dynamic(between));
    };
  }

  /**
   * No shuffle service outlives executors on Kubernetes, so Spark keeps those whose shuffle files
   * are still needed; without that switch it would refuse to start.
   */
  private static Map<String, String> dynamic(InstanceCount.Between between) {
    return Map.of(
        "spark.dynamicAllocation.enabled", "true",
        "spark.dynamicAllocation.initialExecutors", String.valueOf(between.first()),
        "spark.dynamicAllocation.maxExecutors", String.valueOf(between.max()),
        "spark.dynamicAllocation.minExecutors", String.valueOf(between.min()),
        "spark.dynamicAllocation.shuffleTracking.enabled", "true");
  }
}
