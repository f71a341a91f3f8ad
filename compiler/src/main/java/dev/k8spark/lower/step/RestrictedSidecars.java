package dev.k8spark.lower.step;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.lower.draft.PodDraft;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import java.util.List;

/**
 * Restricts a user's own containers where they do not say otherwise; policy sees what they say. One
 * that loses the right to write to its image's files gets the pod's {@code /tmp}, as Spark does.
 */
public final class RestrictedSidecars implements LoweringStep {

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    return draft.mapPods(RestrictedSidecars::restricted);
  }

  private static PodDraft restricted(PodDraft pod) {
    return pod.editSpec(
        spec ->
            spec.withInitContainers(restricted(pod.spec().getInitContainers()))
                .withContainers(restricted(pod.spec().getContainers())));
  }

  private static List<Container> restricted(List<Container> containers) {
    return containers.stream().map(RestrictedSidecars::restricted).toList();
  }

  private static Container restricted(Container container) {
    SecurityContext given =
        requireNonNullElseGet(container.getSecurityContext(), SecurityContext::new);
    SecurityContext filled =
        new SecurityContextBuilder(given)
            .withAllowPrivilegeEscalation(
                requireNonNullElse(given.getAllowPrivilegeEscalation(), false))
            .withReadOnlyRootFilesystem(requireNonNullElse(given.getReadOnlyRootFilesystem(), true))
            .withCapabilities(
                requireNonNullElseGet(given.getCapabilities(), RestrictedPods::noCapabilities))
            .build();
    ContainerBuilder result = new ContainerBuilder(container).withSecurityContext(filled);
    return given.getReadOnlyRootFilesystem() == null && !mountsTemporary(container)
        ? result.addToVolumeMounts(WritableFolders.temporary()).build()
        : result.build();
  }

  private static boolean mountsTemporary(Container container) {
    String path = WritableFolders.temporary().getMountPath();
    return container.getVolumeMounts().stream()
        .anyMatch(mount -> path.equals(mount.getMountPath()));
  }
}
