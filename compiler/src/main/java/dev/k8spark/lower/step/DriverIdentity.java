package dev.k8spark.lower.step;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Draft;
import dev.k8spark.lower.LoweringStep;
import dev.k8spark.lower.PodFields;
import dev.k8spark.runtime.contract.PodContract;

/** Tells the driver at run time who and where it is: a new attempt is another pod. */
public final class DriverIdentity implements LoweringStep {

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    return draft.mapDriver(
        pod ->
            pod.withEnv(PodFields.variable(PodContract.POD_NAME, "metadata.name"))
                .withEnv(PodFields.variable(PodContract.POD_IP, "status.podIP"))
                .withEnv(PodFields.variable(PodContract.NAMESPACE, "metadata.namespace")));
  }
}
