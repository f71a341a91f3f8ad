package dev.k8spark.runtime.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.runtime.contract.ExitCode;
import dev.k8spark.runtime.pod.ExitStatus;
import dev.k8spark.runtime.pod.UnknownExitCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExitCallTest {

  @Test
  void theCallersPlaceIsPartOfTheCause() {
    assertThat(ExitCall.parse("Runtime.exit(7)", stack("app.Main")).map(ExitCall::outcome))
        .contains(
            new ExitStatus(
                7,
                ExitCode.FAILED,
                "the program called System.exit(7) in app.Main.main(Main.java:1)"));
  }

  @Test
  void sparksOwnWayOfGivingUpIsRecognisedByNumberAndCaller() {
    String lifecycle = "org.apache.spark.scheduler.cluster.k8s.ExecutorPodsLifecycleManager";
    assertThat(ExitCall.of(OptionalInt.of(11), stack(lifecycle)).outcome())
        .isInstanceOfSatisfying(
            ExitStatus.class,
            gaveUp -> assertThat(gaveUp.name()).isEqualTo(ExitCode.EXECUTORS_FAILED));
    assertThat(ExitCall.of(OptionalInt.empty(), stack(lifecycle)).outcome())
        .isInstanceOfSatisfying(
            ExitStatus.class,
            gaveUp -> assertThat(gaveUp.name()).isEqualTo(ExitCode.EXECUTORS_FAILED));
    assertThat(ExitCall.of(OptionalInt.of(11), stack("app.Main")).outcome())
        .isInstanceOfSatisfying(ExitStatus.class, own -> assertThat(own.number()).isEqualTo(11));
  }

  @Test
  void aCallOfTheRuntimeItselfIsKnown() {
    assertThat(
            ExitCall.of(OptionalInt.of(0), stack("dev.k8spark.runtime.driver.ExitReporter"))
                .isOurs())
        .isTrue();
    assertThat(ExitCall.of(OptionalInt.of(0), stack("app.Main")).isOurs()).isFalse();
  }

  @Test
  void otherLinesOfTheJvmsLoggerAreNoCalls() {
    assertThat(ExitCall.parse("something else", stack("app.Main"))).isEqualTo(Optional.empty());
  }

  @Test
  void theCallThatEndsTheJvmIsKnownByItsThreadThatWaitsForTheHooks() {
    StackTraceElement[] second = stack("app.Late");
    assertThat(ExitCall.underway(List.of(second, waiting("app.Main"))).map(ExitCall::outcome))
        .contains(
            new UnknownExitCode(
                "the program called System.exit in app.Main.main(Main.java:1);"
                    + " before Java 21 only the container's exit code tells its number"));
    assertThat(ExitCall.underway(List.<StackTraceElement[]>of(second))).isEmpty();
  }

  private static StackTraceElement[] waiting(String caller) {
    return Stream.concat(
            Stream.of(
                new StackTraceElement("java.lang.Thread", "join", "Thread.java", 1),
                new StackTraceElement(
                    "java.lang.ApplicationShutdownHooks", "runHooks", "Hooks.java", 1)),
            Arrays.stream(stack(caller)))
        .toArray(StackTraceElement[]::new);
  }

  private static StackTraceElement[] stack(String caller) {
    return new StackTraceElement[] {
      new StackTraceElement("java.lang.Runtime", "exit", "Runtime.java", 1),
      new StackTraceElement("java.lang.System", "exit", "System.java", 1),
      new StackTraceElement("scala.sys.package$", "exit", "package.scala", 1),
      new StackTraceElement(caller, "main", "Main.java", 1)
    };
  }
}
