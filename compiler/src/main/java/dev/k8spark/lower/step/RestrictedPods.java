package dev.k8spark.lower.step;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Draft;
import dev.k8spark.lower.LoweringStep;
import dev.k8spark.lower.PodDraft;
import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.CapabilitiesBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.SeccompProfileBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes from the pods what Pod Security {@code restricted} asks for, and the root file system. The
 * Spark containers have no choice; a user's own containers may say otherwise, and policy sees it.
 */
public final class RestrictedPods implements LoweringStep {

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    return draft.mapPods(RestrictedPods::restricted);
  }

  private static PodDraft restricted(PodDraft pod) {
    return pod.editSpec(
            spec ->
                spec.withSecurityContext(podContext(pod.spec().getSecurityContext()))
                    .withInitContainers(sidecars(pod.spec().getInitContainers()))
                    .withContainers(sidecars(pod.spec().getContainers())))
        .editContainer(
            container ->
                container.withSecurityContext(
                    containerContext(pod.container().getSecurityContext())));
  }

  private static PodSecurityContext podContext(@Nullable PodSecurityContext given) {
    PodSecurityContext base = Objects.requireNonNullElseGet(given, PodSecurityContext::new);
    return new PodSecurityContextBuilder(base)
        .withRunAsNonRoot(true)
        .withSeccompProfile(runtimeDefault())
        .build();
  }

  private static SeccompProfile runtimeDefault() {
    return new SeccompProfileBuilder().withType("RuntimeDefault").build();
  }

  private static SecurityContext containerContext(@Nullable SecurityContext given) {
    SecurityContext base = Objects.requireNonNullElseGet(given, SecurityContext::new);
    return new SecurityContextBuilder(base)
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withCapabilities(noCapabilities())
        .build();
  }

  private static List<Container> sidecars(List<Container> containers) {
    return containers.stream().map(RestrictedPods::sidecar).toList();
  }

  private static Container sidecar(Container container) {
    SecurityContext given =
        Objects.requireNonNullElseGet(container.getSecurityContext(), SecurityContext::new);
    SecurityContext filled =
        new SecurityContextBuilder(given)
            .withAllowPrivilegeEscalation(
                Objects.requireNonNullElse(given.getAllowPrivilegeEscalation(), false))
            .withReadOnlyRootFilesystem(
                Objects.requireNonNullElse(given.getReadOnlyRootFilesystem(), true))
            .withCapabilities(
                Objects.requireNonNullElseGet(
                    given.getCapabilities(), RestrictedPods::noCapabilities))
            .build();
    return new ContainerBuilder(container).withSecurityContext(filled).build();
  }

  private static Capabilities noCapabilities() {
    return new CapabilitiesBuilder().withDrop("ALL").build();
  }
}
