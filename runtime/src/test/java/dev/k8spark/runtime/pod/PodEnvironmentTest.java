package dev.k8spark.runtime.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.k8spark.runtime.contract.ExitCode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodEnvironmentTest {

  @Test
  void aMissingOrEmptyVariableIsAWrongConfiguration() {
    for (PodEnvironment without :
        new PodEnvironment[] {
          new PodEnvironment(Map.of()), new PodEnvironment(Map.of("POD", ""))
        }) {
      assertThatThrownBy(() -> without.require("POD"))
          .isInstanceOfSatisfying(
              StartupFailure.class,
              refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.WRONG_CONFIGURATION))
          .hasMessageContaining("POD");
    }
  }
}
