package dev.k8spark.runtime.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.runtime.contract.ExitCode;
import dev.k8spark.runtime.pod.ExitOutcome;
import dev.k8spark.runtime.pod.ExitStatus;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ExitReporterTest {
  private static final Optional<ExitStatus> SUCCESS =
      Optional.of(ExitStatus.of(ExitCode.SUCCEEDED, "fine"));
  private static final Optional<ExitCall> OURS =
      Optional.of(call(0, "dev.k8spark.runtime.driver.ExitReporter"));
  private static final Optional<ExitCall> USERS = Optional.of(call(7, "app.Main"));

  @Test
  void afterSigtermNothingElseCounts() {
    assertThat(number(ExitReporter.outcome(true, OURS, SUCCESS))).isEqualTo(143);
    assertThat(number(ExitReporter.outcome(true, USERS, Optional.empty()))).isEqualTo(143);
  }

  @Test
  void theUsualEndIsTheDecidedOne() {
    assertThat(ExitReporter.outcome(false, OURS, SUCCESS)).isEqualTo(SUCCESS.get());
  }

  @Test
  void anExitOfTheProgramBeatsADecisionThatCameLater() {
    assertThat(number(ExitReporter.outcome(false, USERS, SUCCESS))).isEqualTo(7);
  }

  @Test
  void anEndThatNobodyExplainsIsAFailure() {
    assertThat(number(ExitReporter.outcome(false, Optional.empty(), Optional.empty())))
        .isEqualTo(ExitCode.FAILED.number());
  }

  private static int number(ExitOutcome outcome) {
    return ((ExitStatus) outcome).number();
  }

  private static ExitCall call(int status, String caller) {
    return ExitCall.of(
        OptionalInt.of(status),
        new StackTraceElement[] {new StackTraceElement(caller, "main", "Main.java", 1)});
  }
}
