package dev.k8spark.runtime.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.runtime.contract.ExitCode;
import org.junit.jupiter.api.Test;

class ExitStatusTest {

  @Test
  void aUsersOwnExitCodeStaysWhatItIs() {
    assertThat(ExitStatus.ofUser(7, "it ended"))
        .isEqualTo(new ExitStatus(7, ExitCode.FAILED, "it ended"));
    assertThat(ExitStatus.ofUser(0, "it ended").name()).isEqualTo(ExitCode.SUCCEEDED);
  }

  @Test
  void aUsersExitCodeThatTheContractUsesIsMovedOffIt() {
    for (int number : new int[] {3, 80, 81, 99, 143}) {
      ExitStatus ending = ExitStatus.ofUser(number, "it ended");
      assertThat(ending.number()).isEqualTo(1);
      assertThat(ending.cause()).contains("exit code " + number + " is kept for the runtime");
    }
  }
}
