package dev.k8spark.rehearsal.agent;

import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicy;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyOnExitCodesRequirement;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a Job does about a pod that failed: the first rule that matches decides. */
record FailurePolicy(@Nullable PodFailurePolicy policy) {

  /**
   * The action and which rule said it.
   *
   * @param action {@code FailJob}, {@code Ignore} or {@code Count}
   * @param index the rule's, from 0; -1 where none matched
   */
  record Decision(String action, int index) {}

  Decision of(String container, int exitCode) {
    List<PodFailurePolicyRule> rules = policy == null ? List.of() : policy.getRules();
    for (int index = 0; index < rules.size(); index++) {
      @Nullable PodFailurePolicyOnExitCodesRequirement codes = rules.get(index).getOnExitCodes();
      if (codes != null && matches(codes, container, exitCode)) {
        return new Decision(rules.get(index).getAction(), index);
      }
    }
    return new Decision("Count", -1);
  }

  private static boolean matches(
      PodFailurePolicyOnExitCodesRequirement codes, String container, int exitCode) {
    boolean isIts = codes.getContainerName() == null || codes.getContainerName().equals(container);
    boolean isIn = codes.getValues().contains(exitCode);
    return isIts && exitCode != 0 && (codes.getOperator().equals("In") == isIn);
  }
}
