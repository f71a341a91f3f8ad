package dev.k8spark.rehearsal.report;

/** A part of a run's time. Each one that comes ends where the next one that comes begins. */
enum RunPhase {
  /** From the command until the first driver's pod is made. */
  PREPARING("preparing"),
  /** Drivers that failed, until the last one's pod is made. */
  EARLIER_ATTEMPTS("earlier attempts"),
  /** Until Spark's session is there. */
  STARTING_DRIVER("starting the driver"),
  /** Until the first executor is connected. */
  WAITING_FOR_EXECUTORS("waiting for executors"),
  /** What the program does with executors at hand before it needs them. */
  BEFORE_FIRST_TASK("before the first task"),
  /** From the first task until the program ended and Spark was stopped. */
  TASKS("tasks"),
  /** Until the command is back. */
  STOPPING("stopping");

  private final String words;

  RunPhase(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
