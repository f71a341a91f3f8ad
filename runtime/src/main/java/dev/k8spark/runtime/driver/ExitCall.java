package dev.k8spark.runtime.driver;

import dev.k8spark.runtime.Ending;
import dev.k8spark.runtime.contract.ExitCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call of {@code System.exit}, by whomever.
 *
 * @param status the number that the caller gave
 * @param stack where the call came from, innermost first
 */
record ExitCall(int status, List<StackTraceElement> stack) {
  /** With this number, and from these classes, Spark gives up when too many executors failed. */
  private static final int SPARK_GAVE_UP = 11;

  private static final Pattern LOGGED = Pattern.compile("Runtime\\.exit\\((-?\\d{1,10})\\)");

  private static final String SPARK_ON_KUBERNETES = "org.apache.spark.scheduler.cluster.k8s.";

  static ExitCall of(int status, StackTraceElement[] stack) {
    return new ExitCall(status, Arrays.stream(stack).dropWhile(ExitCall::isJava).toList());
  }

  /** Reads what the JVM logs of a call: {@code Runtime.exit(7)}, with its stack. */
  static Optional<ExitCall> parse(String message, StackTraceElement[] stack) {
    Matcher call = LOGGED.matcher(message);
    return call.matches()
        ? Optional.of(of(Integer.parseInt(call.group(1)), stack))
        : Optional.empty();
  }

  /** Whether the runtime itself called, after it had decided how the driver ended. */
  boolean isOurs() {
    return !stack.isEmpty() && stack.get(0).getClassName().startsWith("dev.k8spark.runtime.");
  }

  private static boolean isJava(StackTraceElement frame) {
    return frame.getClassName().startsWith("java.lang.")
        || frame.getClassName().startsWith("scala.sys.");
  }

  Ending ending() {
    if (status == SPARK_GAVE_UP && calledFrom(SPARK_ON_KUBERNETES)) {
      return Ending.of(ExitCode.EXECUTORS_FAILED, "too many executors failed, so Spark gave up");
    }
    String place = stack.isEmpty() ? "" : " in " + stack.get(0);
    return Ending.ofUser(status, "the program called System.exit(%d)%s".formatted(status, place));
  }

  private boolean calledFrom(String prefix) {
    return stack.stream().anyMatch(frame -> frame.getClassName().startsWith(prefix));
  }
}
