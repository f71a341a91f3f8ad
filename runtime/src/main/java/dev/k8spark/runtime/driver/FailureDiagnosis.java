package dev.k8spark.runtime.driver;

import dev.k8spark.runtime.contract.ExitCode;
import dev.k8spark.runtime.pod.ExitStatus;
import java.util.Optional;
import org.apache.spark.SparkUserAppException;

/**
 * Tells from what Spark's launcher threw how the driver ended, and whose fault it was.
 *
 * @param sessionStarted whether a SparkContext ever came up
 * @param output the end of what a Python program printed
 */
record FailureDiagnosis(SparkSubmission submission, boolean sessionStarted, String output) {
  /** Spark's launcher gives this number for a main class that cannot be loaded. */
  private static final int CLASS_NOT_FOUND = 101;

  /** A process that a signal ended has 128 and the signal's number as its exit code. */
  private static final int SIGNAL = 128;

  private static final int MAX_SIGNAL = 64;
  private static final String JVM_MAIN = "org.apache.spark.deploy.JavaMainApplication";
  private static final String PYTHON_MAIN = "org.apache.spark.deploy.PythonRunner";
  private static final String LAUNCHER = "org.apache.spark.deploy.SparkSubmit";

  ExitStatus diagnose(Throwable thrown) {
    if (thrown instanceof SparkUserAppException ended) {
      return submission.isPython() ? ofPython(ended.exitCode()) : ofClass(ended.exitCode());
    }
    FailureChain failure = FailureChain.of(thrown);
    return ExitStatus.of(code(failure), failure.sentence());
  }

  private ExitCode code(FailureChain failure) {
    if (failure.is(OutOfMemoryError.class)) {
      return ExitCode.OUT_OF_MEMORY;
    }
    if (isWithoutMain(failure)) {
      return ExitCode.MAIN_NOT_FOUND;
    }
    if (!sessionStarted && failure.passed("org.apache.spark.SparkContext", "<init>")) {
      return ExitCode.SPARK_NOT_STARTED;
    }
    boolean insideMain = failure.passed(JVM_MAIN) || failure.passed(PYTHON_MAIN);
    return failure.passed(LAUNCHER) && !insideMain ? ExitCode.WRONG_CONFIGURATION : ExitCode.FAILED;
  }

  /** A class without a static main, or an image without Python. */
  private static boolean isWithoutMain(FailureChain failure) {
    StackTraceElement[] stack = failure.thrown().getStackTrace();
    boolean byJvmMain =
        failure.thrown() instanceof NoSuchMethodException || isIn(stack, 0, JVM_MAIN);
    return (byJvmMain && (isIn(stack, 0, JVM_MAIN) || isIn(stack, 1, JVM_MAIN)))
        || failure.passed(PYTHON_MAIN);
  }

  private static boolean isIn(StackTraceElement[] stack, int depth, String className) {
    return stack.length > depth && stack[depth].getClassName().startsWith(className);
  }

  private ExitStatus ofClass(int number) {
    if (number == CLASS_NOT_FOUND) {
      String name = submission.mainClass().orElse("");
      return ExitStatus.of(
          ExitCode.MAIN_NOT_FOUND,
          "the main class %s cannot be loaded from %s".formatted(name, submission.file()));
    }
    return ExitStatus.ofUser(number, "the program ended with exit code " + number);
  }

  private ExitStatus ofPython(int number) {
    Optional<PythonTraceback> traceback =
        number == ExitCode.FAILED.number() ? PythonTraceback.last(output) : Optional.empty();
    if (traceback.isEmpty()) {
      return ExitStatus.ofUser(number, "the Python program " + howItEnded(number));
    }
    boolean notStarted = !sessionStarted && traceback.get().text().contains("JavaSparkContext");
    return ExitStatus.of(
        notStarted ? ExitCode.SPARK_NOT_STARTED : ExitCode.FAILED, traceback.get().message());
  }

  private static String howItEnded(int number) {
    return number > SIGNAL && number <= SIGNAL + MAX_SIGNAL
        ? "was killed by signal " + (number - SIGNAL)
        : "ended with exit code " + number;
  }
}
