package dev.k8spark.lower.step;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;

/**
 * Driver and executors know each other by a secret that the driver makes at start, and encrypt what
 * they send and spill. AES in counter mode, since GCM hangs in several releases of 4.0 and 4.1.
 */
public final class Encryption implements LoweringStep {

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    return draft
        .withConf("spark.authenticate", "true")
        .withConf("spark.network.crypto.enabled", "true")
        .withConf("spark.network.crypto.authEngineVersion", "2")
        .withConf("spark.network.crypto.saslFallback", "false")
        .withConf("spark.io.encryption.enabled", "true");
  }
}
