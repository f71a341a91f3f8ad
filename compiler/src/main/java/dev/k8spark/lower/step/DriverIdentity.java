package dev.k8spark.lower.step;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.lower.draft.PodFields;
import dev.k8spark.runtime.contract.PodContract;

/** Tells the driver at run time who and where it is: a new attempt is another pod. */
public final class DriverIdentity implements LoweringStep {

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    return draft.mapDriver(
        pod ->
            pod.withEnv(PodFields.createVariable(PodContract.POD_NAME, "metadata.name"))
                .withEnv(PodFields.createVariable(PodContract.POD_IP, "status.podIP"))
                .withEnv(PodFields.createVariable(PodContract.NAMESPACE, "metadata.namespace")));
  }
}
