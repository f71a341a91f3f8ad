package dev.k8spark.diagnostic;

import org.jspecify.annotations.Nullable;

/**
 * What the check of a rule adds to a {@link Diagnostic}.
 *
 * @param rule the name of the policy's own rule, where that found it
 * @param values an expression that decided it, with the values of its parts beneath, in lines
 * @param waiver who takes it on, and why: then it does not count
 * @param evidence what it was found by, until the line that caused that is known; no report has it
 */
public record Finding(
    @Nullable String rule,
    @Nullable String values,
    @Nullable Waiver waiver,
    @Nullable ManifestReads evidence) {

  /** Nothing is added: no rule found it, or the rule has no more to say. */
  public static final Finding NONE = new Finding(null, null, null, null);

  /** Returns what a rule of the policy's owner adds: its name, and lines that show the decision. */
  public static Finding of(String rule, @Nullable String values) {
    return new Finding(rule, values, null, null);
  }

  /** Returns the same with other lines that show the decision. */
  public Finding withValues(@Nullable String lines) {
    return new Finding(rule, lines, waiver, evidence);
  }

  /** Returns the same as covered by a waiver. */
  public Finding withWaiver(Waiver reason) {
    return new Finding(rule, values, reason, evidence);
  }

  /** Returns the same with what it was found by, or without it. */
  public Finding withEvidence(@Nullable ManifestReads reads) {
    return new Finding(rule, values, waiver, reads);
  }
}
