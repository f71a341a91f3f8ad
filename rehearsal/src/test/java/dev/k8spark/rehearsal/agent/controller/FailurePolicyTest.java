package dev.k8spark.rehearsal.agent.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyOnExitCodesRequirement;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRuleBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailurePolicyTest {

  @Test
  void withoutAPolicyEveryFailureCounts() {
    assertThat(new FailurePolicy(null).decide(pod(1, "False")).action()).isEqualTo("Count");
  }

  @ParameterizedTest
  @CsvSource({
    "True, True, Ignore",
    "False, True, Count",
    "False, False, Ignore",
    "True, , Ignore",
    "False, , Count"
  })
  void aConditionMatchesByItsTypeAndStatus(String has, String wants, String action) {
    assertThat(decide(pod(1, has), onCondition("DisruptionTarget", wants)).action())
        .isEqualTo(action);
  }

  @Test
  void aConditionOfAnotherTypeDoesNotMatch() {
    assertThat(decide(pod(1, "True"), onCondition("ConfigIssue", "True")).action())
        .isEqualTo("Count");
  }

  @Test
  void theFirstRuleThatMatchesDecides() {
    PodFailurePolicyRule condition = onCondition("DisruptionTarget", "True");
    PodFailurePolicyRule code = onCodes("driver", "In", 143);

    assertThat(decide(pod(143, "True"), condition, code).action()).isEqualTo("Ignore");
    assertThat(decide(pod(143, "True"), code, condition).action()).isEqualTo("FailJob");
    assertThat(decide(pod(143, "False"), condition, code).message())
        .isEqualTo(
            "Container driver for pod jobs/work failed with exit code 143 matching FailJob rule at"
                + " index 1");
  }

  @Test
  void aConditionThatFailsTheJobIsNamed() {
    PodFailurePolicyRule rule =
        new PodFailurePolicyRuleBuilder(onCondition("DisruptionTarget", "True"))
            .withAction("FailJob")
            .build();

    assertThat(decide(pod(143, "True"), rule).message())
        .isEqualTo("Pod jobs/work has condition DisruptionTarget matching FailJob rule at index 0");
  }

  @ParameterizedTest
  @CsvSource({
    "driver, In, 81, FailJob",
    "driver, In, 82, Count",
    "other, In, 81, Count",
    ", In, 81, FailJob",
    "driver, NotIn, 82, FailJob",
    "driver, NotIn, 81, Count",
    // It ended with 0, which no rule of codes can match.
    "fine, NotIn, 81, Count",
    "prepare, In, 9, FailJob"
  })
  void aCodeMatchesByItsContainerAndOperator(
      String container, String operator, int code, String action) {
    assertThat(decide(pod(81, "False"), onCodes(container, operator, code)).action())
        .isEqualTo(action);
  }

  private static FailurePolicy.PolicyDecision decide(Pod pod, PodFailurePolicyRule... rules) {
    return new FailurePolicy(new PodFailurePolicyBuilder().withRules(rules).build()).decide(pod);
  }

  private static PodFailurePolicyRule onCondition(String type, String status) {
    return new PodFailurePolicyRuleBuilder()
        .withAction("Ignore")
        .addNewOnPodCondition(status, type)
        .build();
  }

  private static PodFailurePolicyRule onCodes(String container, String operator, int code) {
    return new PodFailurePolicyRuleBuilder()
        .withAction("FailJob")
        .withOnExitCodes(
            new PodFailurePolicyOnExitCodesRequirement(container, operator, List.of(code)))
        .build();
  }

  private static Pod pod(int code, String isDisrupted) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("work")
        .withNamespace("jobs")
        .endMetadata()
        .withStatus(
            new PodStatusBuilder()
                .withInitContainerStatuses(ended("prepare", 9))
                .withContainerStatuses(ended("driver", code), ended("fine", 0))
                .addNewCondition()
                .withType("DisruptionTarget")
                .withStatus(isDisrupted)
                .endCondition()
                .build())
        .build();
  }

  private static ContainerStatus ended(String name, int code) {
    return new ContainerStatusBuilder()
        .withName(name)
        .withNewState()
        .withNewTerminated()
        .withExitCode(code)
        .endTerminated()
        .endState()
        .build();
  }
}
