package dev.k8spark.cli.option;

/** How a command ends. {@code run} ends with the exit code of the job's driver besides. */
public enum CommandExit {
  SUCCESS(0),
  /** A job, a policy, a test or a finding is wrong. */
  REJECTED(1),
  /** The command line is wrong, or a file cannot be read or written. */
  UNUSABLE_INPUT(2),
  /**
   * As {@code sysexits.h} has it for wrong data: the program of a job that {@code run} rehearses
   * may well end with 1.
   */
  NOT_COMPILED(65),
  /** As {@code sysexits.h} has it for a program that found itself wrong. */
  BUG(70);

  private final int code;

  CommandExit(int code) {
    this.code = code;
  }

  /** Returns the number that the shell sees. */
  public int code() {
    return code;
  }
}
