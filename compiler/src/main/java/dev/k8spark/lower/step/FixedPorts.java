package dev.k8spark.lower.step;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.runtime.contract.PodContract;

/**
 * Ports that network policies can name; a port that is taken is an error, not the next number. The
 * UI listens only for those who ask for it: nobody could reach it, and it has no login.
 */
public final class FixedPorts implements LoweringStep {

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    String blocks = String.valueOf(PodContract.BLOCK_MANAGER_PORT);
    return draft
        .withConf("spark.driver.port", String.valueOf(PodContract.DRIVER_PORT))
        .withConf("spark.driver.blockManager.port", blocks)
        .withConf("spark.blockManager.port", blocks)
        .withConf("spark.port.maxRetries", "0")
        .withConf("spark.ui.enabled", "false");
  }
}
