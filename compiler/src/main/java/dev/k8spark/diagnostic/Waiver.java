package dev.k8spark.diagnostic;

import dev.k8spark.source.Span;
import java.time.LocalDate;

/**
 * Somebody takes a finding on, until a day.
 *
 * @param by where it is waived: in the job itself, or by the policy's owner
 * @param reason in their words
 * @param until the last day on which it holds
 * @param span where it stands
 */
public record Waiver(By by, String reason, LocalDate until, Span span) {

  /** Whose waiver it is. */
  public enum By {
    JOB,
    POLICY
  }
}
