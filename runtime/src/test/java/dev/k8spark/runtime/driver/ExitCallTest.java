package dev.k8spark.runtime.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.runtime.Ending;
import dev.k8spark.runtime.contract.ExitCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExitCallTest {

  @Test
  void theCallersPlaceIsPartOfTheCause() {
    assertThat(ExitCall.parse("Runtime.exit(7)", stack("app.Main")).map(ExitCall::ending))
        .contains(
            new Ending(
                7,
                ExitCode.FAILED,
                "the program called System.exit(7) in app.Main.main(Main.java:1)"));
  }

  @Test
  void sparksOwnWayOfGivingUpIsRecognisedByNumberAndCaller() {
    String lifecycle = "org.apache.spark.scheduler.cluster.k8s.ExecutorPodsLifecycleManager";
    assertThat(ExitCall.of(11, stack(lifecycle)).ending().name())
        .isEqualTo(ExitCode.EXECUTORS_FAILED);
    assertThat(ExitCall.of(11, stack("app.Main")).ending().number()).isEqualTo(11);
  }

  @Test
  void aCallOfTheRuntimeItselfIsKnown() {
    assertThat(ExitCall.of(0, stack("dev.k8spark.runtime.driver.LastWord")).isOurs()).isTrue();
    assertThat(ExitCall.of(0, stack("app.Main")).isOurs()).isFalse();
  }

  @Test
  void otherLinesOfTheJvmsLoggerAreNoCalls() {
    assertThat(ExitCall.parse("something else", stack("app.Main"))).isEqualTo(Optional.empty());
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
