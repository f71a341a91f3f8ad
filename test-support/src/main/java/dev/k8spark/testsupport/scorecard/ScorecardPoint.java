package dev.k8spark.testsupport.scorecard;

/**
 * One line of the scorecard.
 *
 * @param subject what is measured
 * @param target what it must reach, in words
 * @param value what was measured, in words
 * @param met whether the value reaches the target
 */
public record ScorecardPoint(String subject, String target, String value, boolean met) {

  /** Returns the line as a row of a Markdown table. */
  public String toRow() {
    return "| %s | %s | %s |".formatted(subject, target, value);
  }
}
