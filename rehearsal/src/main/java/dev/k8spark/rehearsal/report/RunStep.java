package dev.k8spark.rehearsal.report;

/** What a person waits for, in the order in which it comes. */
public enum RunStep {
  SUBMITTED(1, "submitted"),
  DRIVER_STARTED(2, "driver started"),
  EXECUTORS_REQUESTED(3, "executors requested"),
  EXECUTORS_STARTED(4, "executors started"),
  CONNECTED(5, "connected"),
  TASKS(6, "tasks");

  private final int number;
  private final String words;

  RunStep(int number, String words) {
    this.number = number;
    this.words = words;
  }

  /** From 1. */
  public int number() {
    return number;
  }

  public String words() {
    return words;
  }
}
