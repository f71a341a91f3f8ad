package dev.k8spark.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.k8spark.runtime.contract.ExitCode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

  @Test
  void aMissingOrEmptyVariableIsAWrongConfiguration() {
    for (Environment without :
        new Environment[] {new Environment(Map.of()), new Environment(Map.of("POD", ""))}) {
      assertThatThrownBy(() -> without.require("POD"))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.WRONG_CONFIGURATION))
          .hasMessageContaining("POD");
    }
  }
}
