package dev.k8spark.rehearsal.agent.controller;

/**
 * How a Job ended, in the words of its condition.
 *
 * @param type {@code Complete} or {@code Failed}
 * @param reason one word, empty for a complete one
 * @param message one sentence, empty for a complete one
 */
public record JobOutcome(String type, String reason, String message) {
  public static final JobOutcome COMPLETE = new JobOutcome("Complete", "", "");
  public static final JobOutcome STOPPED = failed("Stopped", "the Job was ended before its time");

  static JobOutcome failed(String reason, String message) {
    return new JobOutcome("Failed", reason, message);
  }
}
