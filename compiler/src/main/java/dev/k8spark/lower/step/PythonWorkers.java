package dev.k8spark.lower.step;

import dev.k8spark.job.MainProgram;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.runtime.contract.PodContract;
import java.util.List;
import java.util.stream.Collectors;

/** What Python jobs get from Spark in cluster mode only, and where its Python sources are. */
public final class PythonWorkers implements LoweringStep {

  private static final String FILES = "spark.submit.pyFiles";

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    return switch (resolved.job().main()) {
      case MainProgram.Python python ->
          withFiles(
              python.pyFiles(),
              draft
                  .mapPods(pod -> pod.withEnv("SPARK_HOME", PodContract.SPARK_HOME))
                  .withConf("spark.kubernetes.resource.type", "python"));
      case MainProgram.Jvm _ -> draft;
    };
  }

  /** Plain paths: what is {@code local://}, Spark would not hand on to the executors. */
  private static Draft withFiles(List<String> files, Draft draft) {
    return files.isEmpty()
        ? draft
        : draft.withConf(
            FILES,
            files.stream()
                .map(uri -> uri.substring(PodContract.LOCAL.length()))
                .distinct()
                .collect(Collectors.joining(",")));
  }
}
