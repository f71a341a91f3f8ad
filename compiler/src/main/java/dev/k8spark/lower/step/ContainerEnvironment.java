package dev.k8spark.lower.step;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.runtime.contract.PodContract;
import java.util.SortedMap;
import java.util.TreeMap;

/** The user's environment variables, and the line of Spark that the image must have. */
public final class ContainerEnvironment implements LoweringStep {

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    SortedMap<String, String> variables = new TreeMap<>();
    resolved.job().env().forEach((name, value) -> variables.put(name, Expansion.escape(value)));
    String line = resolved.job().sparkVersion().toString();
    return draft.mapPods(pod -> pod.withEnv(variables).withEnv(PodContract.SPARK_LINE, line));
  }
}
