package dev.k8spark.lower.step;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.draft.ContainerSize;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.lower.draft.PodDraft;
import dev.k8spark.runtime.contract.PodRole;
import io.fabric8.kubernetes.api.model.ResourceRequirements;

/** Memory and CPU of the driver's pod, as Spark would size a driver that it started itself. */
public final class DriverSize implements LoweringStep {

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    return draft.mapDriver(pod -> withSize(resolved, pod));
  }

  private static PodDraft withSize(ResolvedJob resolved, PodDraft pod) {
    ResourceRequirements size =
        ContainerSize.find(resolved.job(), PodRole.DRIVER, pod.container().getResources());
    return pod.editContainer(container -> container.withResources(size));
  }
}
