package dev.k8spark.rehearsal.agent.controller;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicy;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyOnExitCodesRequirement;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyOnPodConditionsPattern;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a Job does about a pod that failed: the first rule that matches decides. */
record FailurePolicy(@Nullable PodFailurePolicy policy) {
  private static final PolicyDecision NO_RULE = new PolicyDecision("Count", "");

  /**
   * What is to be done, and why.
   *
   * @param action {@code FailJob}, {@code Ignore} or {@code Count}
   * @param message in Kubernetes' words; empty where no rule matched
   */
  record PolicyDecision(String action, String message) {}

  /** The pod is one that failed, with its status. */
  PolicyDecision decide(Pod pod) {
    List<PodFailurePolicyRule> rules = policy == null ? List.of() : policy.getRules();
    for (int index = 0; index < rules.size(); index++) {
      PodFailurePolicyRule rule = rules.get(index);
      Optional<String> cause =
          rule.getOnExitCodes() == null
              ? condition(rule.getOnPodConditions(), pod)
              : exit(rule.getOnExitCodes(), pod);
      if (cause.isPresent()) {
        String message =
            "%s matching %s rule at index %d".formatted(cause.get(), rule.getAction(), index);
        return new PolicyDecision(rule.getAction(), message);
      }
    }
    return NO_RULE;
  }

  private static Optional<String> exit(PodFailurePolicyOnExitCodesRequirement codes, Pod pod) {
    PodStatus status = pod.getStatus();
    return Stream.concat(
            status.getContainerStatuses().stream(), status.getInitContainerStatuses().stream())
        .filter(container -> matches(codes, container))
        .findFirst()
        .map(
            container ->
                "Container %s for pod %s failed with exit code %d"
                    .formatted(
                        container.getName(),
                        name(pod),
                        container.getState().getTerminated().getExitCode()));
  }

  private static boolean matches(
      PodFailurePolicyOnExitCodesRequirement codes, ContainerStatus container) {
    @Nullable ContainerStateTerminated end = container.getState().getTerminated();
    if (end == null || end.getExitCode() == 0) {
      return false;
    }
    boolean isIts =
        codes.getContainerName() == null || codes.getContainerName().equals(container.getName());
    return isIts
        && codes.getValues().contains(end.getExitCode()) == codes.getOperator().equals("In");
  }

  private static Optional<String> condition(
      List<PodFailurePolicyOnPodConditionsPattern> patterns, Pod pod) {
    return patterns.stream()
        .filter(pattern -> matches(pattern, pod))
        .findFirst()
        .map(pattern -> "Pod %s has condition %s".formatted(name(pod), pattern.getType()));
  }

  /** A pattern without a status means {@code True}. */
  private static boolean matches(PodFailurePolicyOnPodConditionsPattern pattern, Pod pod) {
    String status = pattern.getStatus() == null ? "True" : pattern.getStatus();
    return pod.getStatus().getConditions().stream()
        .anyMatch(
            condition ->
                condition.getType().equals(pattern.getType())
                    && condition.getStatus().equals(status));
  }

  private static String name(Pod pod) {
    ObjectMeta metadata = pod.getMetadata();
    return metadata.getNamespace() + "/" + metadata.getName();
  }
}
