package dev.k8spark.runtime.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.runtime.Ending;
import dev.k8spark.runtime.contract.ExitCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LastWordTest {
  private static final Optional<Ending> SUCCESS =
      Optional.of(Ending.of(ExitCode.SUCCEEDED, "fine"));
  private static final Optional<ExitCall> OURS =
      Optional.of(call(0, "dev.k8spark.runtime.driver.LastWord"));
  private static final Optional<ExitCall> USERS = Optional.of(call(7, "app.Main"));

  @Test
  void afterSigtermNothingElseCounts() {
    assertThat(LastWord.ending(true, OURS, SUCCESS).number()).isEqualTo(143);
    assertThat(LastWord.ending(true, USERS, Optional.empty()).number()).isEqualTo(143);
  }

  @Test
  void theUsualEndIsTheDecidedOne() {
    assertThat(LastWord.ending(false, OURS, SUCCESS)).isEqualTo(SUCCESS.get());
  }

  @Test
  void anExitOfTheProgramBeatsADecisionThatCameLater() {
    assertThat(LastWord.ending(false, USERS, SUCCESS).number()).isEqualTo(7);
  }

  @Test
  void anEndThatNobodyExplainsIsAFailure() {
    assertThat(LastWord.ending(false, Optional.empty(), Optional.empty()).name())
        .isEqualTo(ExitCode.FAILED);
  }

  private static ExitCall call(int status, String caller) {
    return ExitCall.of(
        status, new StackTraceElement[] {new StackTraceElement(caller, "main", "Main.java", 1)});
  }
}
