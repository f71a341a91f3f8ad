package dev.k8spark.rehearsal.agent.kubelet;

import java.time.Duration;

/**
 * How long Kubernetes waits before it tries again: ten seconds, and twice as long after each
 * further failure.
 *
 * @param longest the wait does not grow beyond it
 */
public record BackOff(Duration longest) {
  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final int MAX_DOUBLINGS = 10;

  /** Between a Job's pods. */
  public static final BackOff OF_JOB = new BackOff(Duration.ofMinutes(10));

  /** Between the starts of one container; the first of them is not waited for. */
  static final BackOff OF_CONTAINER = new BackOff(Duration.ofMinutes(5));

  /** None before anything failed. */
  public Duration delayAfter(int failures) {
    if (failures == 0) {
      return Duration.ZERO;
    }
    Duration wait = FIRST.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
    return wait.compareTo(longest) < 0 ? wait : longest;
  }
}
