package dev.k8spark.lower.step;

import dev.k8spark.job.MainProgram;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.runtime.contract.PodContract;

/** What Python jobs get from Spark in cluster mode only, and where its Python sources are. */
public final class PythonWorkers implements LoweringStep {

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    return switch (resolved.job().main()) {
      case MainProgram.Python _ ->
          draft
              .mapPods(pod -> pod.withEnv("SPARK_HOME", PodContract.SPARK_HOME))
              .withConf("spark.kubernetes.resource.type", "python");
      case MainProgram.Jvm _ -> draft;
    };
  }
}
