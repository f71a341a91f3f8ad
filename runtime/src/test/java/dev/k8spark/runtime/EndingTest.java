package dev.k8spark.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.runtime.contract.ExitCode;
import org.junit.jupiter.api.Test;

class EndingTest {

  @Test
  void aUsersOwnExitCodeStaysWhatItIs() {
    assertThat(Ending.ofUser(7, "it ended")).isEqualTo(new Ending(7, ExitCode.FAILED, "it ended"));
    assertThat(Ending.ofUser(0, "it ended").name()).isEqualTo(ExitCode.SUCCEEDED);
  }

  @Test
  void aUsersExitCodeThatTheContractUsesIsMovedOffIt() {
    for (int number : new int[] {3, 80, 81, 99, 143}) {
      Ending ending = Ending.ofUser(number, "it ended");
      assertThat(ending.number()).isEqualTo(1);
      assertThat(ending.cause()).contains("exit code " + number + " is kept for the runtime");
    }
  }
}
