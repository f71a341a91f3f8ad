package dev.k8spark.runtime.contract;

import java.util.Optional;

/**
 * How a driver ends, as a number that a Job's {@code podFailurePolicy} and a person can read. The
 * range from {@value #FIRST} to {@value #LAST} is the runtime's; a user's own exit code in it is
 * reported as {@link #FAILED}, with the code in the cause.
 */
public enum ExitCode {
  /** The main ended and Spark was stopped. */
  SUCCEEDED(0, false),
  /** The user's code threw, or ended with a code that the contract keeps for itself. */
  FAILED(1, true),
  /** The JVM ran out of heap: {@code -XX:+ExitOnOutOfMemoryError} uses this code. */
  OUT_OF_MEMORY(3, false),
  /** A bug of the runtime. */
  BUG(80, false),
  /** The configuration is not what was compiled, or a variable of the pod is missing. */
  WRONG_CONFIGURATION(81, true),
  /** The image holds another line of Spark than the job was compiled for. */
  WRONG_SPARK(82, true),
  /** What the job starts is not in the image: its main class, its main file, or Python. */
  MAIN_NOT_FOUND(83, true),
  /** Too many executors failed, so Spark gave up. */
  EXECUTORS_FAILED(84, false),
  /** Spark itself could not start: rights, quota or the API server. */
  SPARK_NOT_STARTED(85, false),
  /** Kubernetes ended the pod: SIGTERM. */
  TERMINATED(143, false);

  static final int FIRST = 80;
  static final int LAST = 99;

  private final int number;
  private final boolean permanent;

  ExitCode(int number, boolean permanent) {
    this.number = number;
    this.permanent = permanent;
  }

  public int number() {
    return number;
  }

  /** Whether another attempt of the same Job would fail in the same way. */
  public boolean isPermanent() {
    return permanent;
  }

  /** Whether a user's exit code has a meaning of the contract and must be moved off it. */
  public static boolean isReserved(int number) {
    return number == OUT_OF_MEMORY.number
        || number == TERMINATED.number
        || (number >= FIRST && number <= LAST);
  }

  public static Optional<ExitCode> of(int number) {
    for (ExitCode code : values()) {
      if (code.number == number) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }
}
