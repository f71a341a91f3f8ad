package dev.k8spark.runtime.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.runtime.Ending;
import dev.k8spark.runtime.Outcome;
import dev.k8spark.runtime.contract.ExitCode;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LastWordTest {
  private static final Optional<Ending> SUCCESS =
      Optional.of(Ending.of(ExitCode.SUCCEEDED, "fine"));
  private static final Optional<ExitCall> OURS =
      Optional.of(call(0, "dev.k8spark.runtime.driver.LastWord"));
  private static final Optional<ExitCall> USERS = Optional.of(call(7, "app.Main"));

  @Test
  void afterSigtermNothingElseCounts() {
    assertThat(number(LastWord.outcome(true, OURS, SUCCESS))).isEqualTo(143);
    assertThat(number(LastWord.outcome(true, USERS, Optional.empty()))).isEqualTo(143);
  }

  @Test
  void theUsualEndIsTheDecidedOne() {
    assertThat(LastWord.outcome(false, OURS, SUCCESS)).isEqualTo(SUCCESS.get());
  }

  @Test
  void anExitOfTheProgramBeatsADecisionThatCameLater() {
    assertThat(number(LastWord.outcome(false, USERS, SUCCESS))).isEqualTo(7);
  }

  @Test
  void anEndThatNobodyExplainsIsAFailure() {
    assertThat(number(LastWord.outcome(false, Optional.empty(), Optional.empty())))
        .isEqualTo(ExitCode.FAILED.number());
  }

  private static int number(Outcome outcome) {
    return ((Ending) outcome).number();
  }

  private static ExitCall call(int status, String caller) {
    return ExitCall.of(
        OptionalInt.of(status),
        new StackTraceElement[] {new StackTraceElement(caller, "main", "Main.java", 1)});
  }
}
