package dev.k8spark.lower.step;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.runtime.contract.PodContract;
import java.util.Map;

/** The user's environment variables, and the line of Spark that the image must have. */
public final class ContainerEnvironment implements LoweringStep {

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    Draft result = draft;
    for (Map.Entry<String, String> variable : resolved.job().env().entrySet()) {
      String value = Expansion.escape(variable.getValue());
      result = result.mapPods(pod -> pod.withEnv(variable.getKey(), value));
    }
    String line = resolved.job().sparkVersion().toString();
    return result.mapPods(pod -> pod.withEnv(PodContract.SPARK_LINE, line));
  }
}
