package dev.k8spark.runtime.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.runtime.contract.ExitCode;
import dev.k8spark.runtime.pod.ExitStatus;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkUserAppException;
import org.junit.jupiter.api.Test;

class FailureDiagnosisTest {
  private static final String JVM_MAIN = "org.apache.spark.deploy.JavaMainApplication";
  private static final String LAUNCHER = "org.apache.spark.deploy.SparkSubmit";
  private static final String CONTEXT = "org.apache.spark.SparkContext";
  private static final String TRACEBACK =
      "Traceback (most recent call last):\n  File \"a.py\", line 1\n";

  @Test
  void anExceptionOfTheProgramIsAFailureWithItsFirstCause() {
    ExitStatus ending =
        jvm(true)
            .diagnose(
                thrownFrom(
                    new IllegalStateException("no\n luck", new IOException("disk full")),
                    "app.Main.run",
                    JVM_MAIN + ".start",
                    LAUNCHER + ".runMain"));
    assertThat(ending.number()).isEqualTo(1);
    assertThat(ending.cause())
        .isEqualTo(
            "java.lang.IllegalStateException: no luck (caused by java.io.IOException: disk full)");
  }

  @Test
  void whatSparksLauncherRefusesBeforeTheProgramIsAWrongConfiguration() {
    assertThat(
            jvm(false)
                .diagnose(
                    thrownFrom(new IllegalArgumentException("cores"), LAUNCHER + ".doSubmit")))
        .extracting(ExitStatus::name)
        .isEqualTo(ExitCode.WRONG_CONFIGURATION);
  }

  @Test
  void aContextThatNeverCameUpIsNotTheProgramsFault() {
    Throwable failure =
        thrownFrom(
            new IllegalStateException("forbidden"), CONTEXT + ".<init>", JVM_MAIN + ".start");
    assertThat(jvm(false).diagnose(failure).name()).isEqualTo(ExitCode.SPARK_NOT_STARTED);
    assertThat(jvm(true).diagnose(failure).name()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void aClassThatCannotBeLoadedOrHasNoMainIsNotFound() {
    assertThat(jvm(false).diagnose(ended(101)))
        .isEqualTo(
            ExitStatus.of(
                ExitCode.MAIN_NOT_FOUND, "the main class app.Main cannot be loaded from a.jar"));
    Throwable noMain =
        thrownFrom(
            new NoSuchMethodException("app.Main.main"),
            "java.lang.Class.getMethod",
            JVM_MAIN + ".start");
    assertThat(jvm(false).diagnose(noMain).name()).isEqualTo(ExitCode.MAIN_NOT_FOUND);
    Throwable ofUser =
        thrownFrom(
            new NoSuchMethodException("x.y"),
            "java.lang.Class.getMethod",
            "app.Main.main",
            JVM_MAIN + ".start");
    assertThat(jvm(true).diagnose(ofUser).name()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void anImageWithoutPythonIsSaid() {
    Throwable failure =
        thrownFrom(
            new IOException("Cannot run program \"python3\""),
            "java.lang.ProcessBuilder.start",
            "org.apache.spark.deploy.PythonRunner$.main",
            LAUNCHER + ".runMain");
    assertThat(python(false, "").diagnose(failure).name()).isEqualTo(ExitCode.MAIN_NOT_FOUND);
  }

  @Test
  void aLackOfHeapIsSaidWhereverItWasCaught() {
    Throwable failure = new IllegalStateException(new OutOfMemoryError("heap"));
    assertThat(jvm(true).diagnose(failure).name()).isEqualTo(ExitCode.OUT_OF_MEMORY);
  }

  @Test
  void aPythonExceptionIsTheLastLineOfItsTraceback() {
    assertThat(python(true, TRACEBACK + "ValueError: no\n").diagnose(ended(1)))
        .isEqualTo(ExitStatus.of(ExitCode.FAILED, "ValueError: no"));
  }

  @Test
  void aPythonExitCodeIsTheUsersUnlessItIsTaken() {
    FailureDiagnosis diagnosis = python(true, TRACEBACK + "ValueError: handled before\n");
    assertThat(diagnosis.diagnose(ended(7)))
        .isEqualTo(new ExitStatus(7, ExitCode.FAILED, "the Python program ended with exit code 7"));
    assertThat(diagnosis.diagnose(ended(83)).number()).isEqualTo(1);
    assertThat(diagnosis.diagnose(ended(101)).number()).isEqualTo(101);
    assertThat(diagnosis.diagnose(ended(137)).cause())
        .isEqualTo("the Python program was killed by signal 9");
  }

  @Test
  void aContextThatNeverCameUpInPythonIsNotTheProgramsFault() {
    String output =
        TRACEBACK + "Py4JJavaError: calling None.org.apache.spark.api.java.JavaSparkContext.\n";
    assertThat(python(false, output).diagnose(ended(1)).name())
        .isEqualTo(ExitCode.SPARK_NOT_STARTED);
  }

  private static FailureDiagnosis jvm(boolean sessionStarted) {
    SparkSubmission submission = new SparkSubmission(Optional.of("app.Main"), "a.jar", List.of());
    return new FailureDiagnosis(submission, sessionStarted, "");
  }

  private static FailureDiagnosis python(boolean sessionStarted, String output) {
    SparkSubmission submission = new SparkSubmission(Optional.empty(), "a.py", List.of());
    return new FailureDiagnosis(submission, sessionStarted, output);
  }

  private static SparkUserAppException ended(int exitCode) {
    return new SparkUserAppException(exitCode, new IllegalStateException("ended"));
  }

  /** The throwable as if it came through these methods, the innermost first. */
  private static Throwable thrownFrom(Throwable throwable, String... methods) {
    StackTraceElement[] stack = new StackTraceElement[methods.length];
    for (int i = 0; i < methods.length; i++) {
      int dot = methods[i].lastIndexOf('.');
      stack[i] =
          new StackTraceElement(
              methods[i].substring(0, dot), methods[i].substring(dot + 1), "X.java", 1);
    }
    throwable.setStackTrace(stack);
    return throwable;
  }
}
