package dev.k8spark.lower.step;

import dev.k8spark.job.PodTemplate;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.lower.draft.PodDraft;
import dev.k8spark.manifest.TypedTemplate;
import dev.k8spark.runtime.contract.PodRole;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lays the user's pod templates under everything else. */
public final class PodTemplates implements LoweringStep {

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    return draft
        .mapDriver(
            pod -> underlay(pod, resolved.job().driver().podTemplate(), PodRole.DRIVER.container()))
        .mapExecutor(
            pod ->
                underlay(
                    pod, resolved.job().executor().podTemplate(), PodRole.EXECUTOR.container()));
  }

  private static PodDraft underlay(
      PodDraft pod, @Nullable PodTemplate template, String containerName) {
    if (template == null) {
      return pod.editContainer(container -> container.withName(containerName));
    }
    PodTemplateSpec typed = TypedTemplate.bind(template);
    PodSpec spec = Objects.requireNonNullElseGet(typed.getSpec(), PodSpec::new);
    ObjectMeta metadata = Objects.requireNonNullElseGet(typed.getMetadata(), ObjectMeta::new);
    return new PodDraft(metadata, sidecars(spec, containerName), ours(spec, containerName));
  }

  private static PodSpec sidecars(PodSpec spec, String containerName) {
    return new PodSpecBuilder(spec)
        .removeMatchingFromContainers(container -> containerName.equals(container.getName()))
        .build();
  }

  private static Container ours(PodSpec spec, String containerName) {
    return spec.getContainers().stream()
        .filter(container -> containerName.equals(container.getName()))
        .findFirst()
        .orElseGet(() -> new ContainerBuilder().withName(containerName).build());
  }
}
