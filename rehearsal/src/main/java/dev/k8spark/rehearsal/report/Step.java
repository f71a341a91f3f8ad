package dev.k8spark.rehearsal.report;

/** What a person waits for, in the order in which it comes. */
public enum Step {
  SUBMITTED("submitted"),
  DRIVER_STARTED("driver started"),
  EXECUTORS_REQUESTED("executors requested"),
  EXECUTORS_STARTED("executors started"),
  CONNECTED("connected"),
  TASKS("tasks");

  private final String words;

  Step(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
