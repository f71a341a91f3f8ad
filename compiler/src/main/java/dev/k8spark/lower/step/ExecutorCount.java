package dev.k8spark.lower.step;

import dev.k8spark.job.Instances;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Draft;
import dev.k8spark.lower.LoweringStep;
import java.util.Map;

/** How many executors there are, always or as the work comes and goes. */
public final class ExecutorCount implements LoweringStep {

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    return switch (resolved.job().executor().instances()) {
      case Instances.Fixed fixed ->
          draft.withConf("spark.executor.instances", String.valueOf(fixed.count()));
      case Instances.Between between -> draft.withConf(dynamic(between));
    };
  }

  /**
   * No shuffle service outlives executors on Kubernetes, so Spark keeps those whose shuffle files
   * are still wanted; without that switch it would refuse to start.
   */
  private static Map<String, String> dynamic(Instances.Between between) {
    return Map.of(
        "spark.dynamicAllocation.enabled", "true",
        "spark.dynamicAllocation.initialExecutors", String.valueOf(between.first()),
        "spark.dynamicAllocation.maxExecutors", String.valueOf(between.max()),
        "spark.dynamicAllocation.minExecutors", String.valueOf(between.min()),
        "spark.dynamicAllocation.shuffleTracking.enabled", "true");
  }
}
