package dev.k8spark.runtime.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExitCodeTest {

  @Test
  void numbersAreDistinctAndFoundAgain() {
    assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::number)).doesNotHaveDuplicates();
    for (ExitCode code : ExitCode.values()) {
      assertThat(ExitCode.of(code.number())).contains(code);
    }
    assertThat(ExitCode.of(7)).isEmpty();
  }

  @Test
  void ordinaryExitCodesAreLeftToTheUser() {
    for (int number : new int[] {0, 1, 2, 7, 79, 100, 101, 137}) {
      assertThat(ExitCode.isReserved(number)).isFalse();
    }
  }
}
