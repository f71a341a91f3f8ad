package dev.k8spark.lower.step;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;

/**
 * The time that the driver gives the API server, in milliseconds. Spark's own ten seconds end a job
 * at its first call where a node is busy, or where a network policy takes effect only some seconds
 * after the pod started.
 */
public final class ApiTimeouts implements LoweringStep {

  private static final String TIMEOUT = "60000";

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    return draft
        .withConf("spark.kubernetes.driver.connectionTimeout", TIMEOUT)
        .withConf("spark.kubernetes.driver.requestTimeout", TIMEOUT);
  }
}
