package dev.k8spark.runtime.driver;

import dev.k8spark.runtime.contract.ExitCode;
import dev.k8spark.runtime.pod.ExitOutcome;
import dev.k8spark.runtime.pod.ExitStatus;
import dev.k8spark.runtime.pod.UnknownExitCode;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call of {@code System.exit}, by whomever.
 *
 * @param status the number that the caller gave, where it is known
 * @param stack where the call came from, innermost first
 */
record ExitCall(OptionalInt status, List<StackTraceElement> stack) {
  /** With this number, and from these classes, Spark gives up when too many executors failed. */
  private static final int SPARK_GAVE_UP = 11;

  private static final Pattern LOGGED = Pattern.compile("Runtime\\.exit\\((-?\\d{1,10})\\)");

  private static final String SPARK_ON_KUBERNETES = "org.apache.spark.scheduler.cluster.k8s.";

  static ExitCall of(OptionalInt status, StackTraceElement[] stack) {
    return new ExitCall(status, Arrays.stream(stack).dropWhile(ExitCall::isJava).toList());
  }

  /** Reads what the JVM logs of a call: {@code Runtime.exit(7)}, with its stack. */
  static Optional<ExitCall> parse(String message, StackTraceElement[] stack) {
    Matcher call = LOGGED.matcher(message);
    return call.matches()
        ? Optional.of(of(OptionalInt.of(Integer.parseInt(call.group(1))), stack))
        : Optional.empty();
  }

  /** Finds the call that ends the JVM right now: its thread waits for the shutdown hooks. */
  static Optional<ExitCall> underway(Collection<StackTraceElement[]> threads) {
    return threads.stream()
        .filter(stack -> has(stack, "java.lang.Runtime", "exit"))
        .filter(stack -> has(stack, "java.lang.ApplicationShutdownHooks", "runHooks"))
        .map(stack -> of(OptionalInt.empty(), stack))
        .findFirst();
  }

  private static boolean has(StackTraceElement[] stack, String type, String method) {
    return Arrays.stream(stack)
        .anyMatch(
            frame -> frame.getClassName().equals(type) && frame.getMethodName().equals(method));
  }

  /** Whether the runtime itself called, after it had decided how the driver ended. */
  boolean isOurs() {
    return !stack.isEmpty() && stack.get(0).getClassName().startsWith("dev.k8spark.runtime.");
  }

  private static boolean isJava(StackTraceElement frame) {
    return frame.getClassName().startsWith("java.lang.")
        || frame.getClassName().startsWith("scala.sys.");
  }

  ExitOutcome outcome() {
    if (status.orElse(SPARK_GAVE_UP) == SPARK_GAVE_UP && calledFrom(SPARK_ON_KUBERNETES)) {
      return ExitStatus.of(
          ExitCode.EXECUTORS_FAILED, "too many executors failed, so Spark gave up");
    }
    String place = stack.isEmpty() ? "" : " in " + stack.get(0);
    if (status.isEmpty()) {
      return new UnknownExitCode(
          "the program called System.exit%s; before Java 21 only the container's exit code tells its number"
              .formatted(place));
    }
    int number = status.getAsInt();
    return ExitStatus.ofUser(
        number, "the program called System.exit(%d)%s".formatted(number, place));
  }

  private boolean calledFrom(String prefix) {
    return stack.stream().anyMatch(frame -> frame.getClassName().startsWith(prefix));
  }
}
