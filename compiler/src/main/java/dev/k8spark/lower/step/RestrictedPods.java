package dev.k8spark.lower.step;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.lower.draft.PodDraft;
import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.CapabilitiesBuilder;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.SeccompProfileBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes from pods and Spark containers what Pod Security {@code restricted} forbids, and the right
 * to write to the image's files.
 */
public final class RestrictedPods implements LoweringStep {

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    return draft.mapPods(RestrictedPods::restricted);
  }

  private static PodDraft restricted(PodDraft pod) {
    return pod.editSpec(
            spec -> spec.withSecurityContext(podContext(pod.spec().getSecurityContext())))
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

  /** Returns the restricted context of a container, with what else its template says. */
  static SecurityContext containerContext(@Nullable SecurityContext given) {
    SecurityContext base = Objects.requireNonNullElseGet(given, SecurityContext::new);
    return new SecurityContextBuilder(base)
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withCapabilities(noCapabilities())
        .build();
  }

  static Capabilities noCapabilities() {
    return new CapabilitiesBuilder().withDrop("ALL").build();
  }
}
