package dev.k8spark.diagnostic;

import dev.k8spark.source.Span;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One problem in a user's file.
 *
 * @param code what kind of problem it is
 * @param severity how severe it is: the code's own severity unless a policy sets another
 * @param span where the user wrote it
 * @param message one sentence, lower case, no full stop, without repeating the source line
 * @param label a few words printed under the caret
 * @param other a second place that takes part: the rule, the first of two, the lower layer
 * @param help what to write instead, where that is known
 * @param fix the change that fixes it, where there is one right answer
 * @param finding what the check of a rule adds; {@link Finding#NONE} where no rule adds anything
 */
public record Diagnostic(
    Code code,
    Severity severity,
    Span span,
    String message,
    @Nullable String label,
    @Nullable Place other,
    @Nullable String help,
    @Nullable Fix fix,
    Finding finding) {

  /** The order in which diagnostics are printed: by place, then by code, then by message. */
  public static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparing(Diagnostic::span)
          .thenComparing(Diagnostic::code)
          .thenComparing(Diagnostic::id)
          .thenComparing(Diagnostic::message);

  /** A second place, with what it has to do with the problem. */
  public record Place(Span span, String label) {}

  /** Returns the diagnostics in the order of their places, each once. */
  public static List<Diagnostic> sort(Collection<Diagnostic> diagnostics) {
    return diagnostics.stream().distinct().sorted(BY_PLACE).toList();
  }

  /** Returns the diagnostics that no waiver covers. */
  public static List<Diagnostic> withoutWaived(Collection<Diagnostic> diagnostics) {
    return diagnostics.stream().filter(diagnostic -> diagnostic.waiver() == null).toList();
  }

  /** Returns a diagnostic with the severity of its code, and nothing but a place and a message. */
  public static Diagnostic of(Code code, Span span, String message) {
    return new Diagnostic(
        code, code.severity(), span, message, null, null, null, null, Finding.NONE);
  }

  /** Returns the same diagnostic at another place. */
  public Diagnostic withSpan(Span place) {
    return new Diagnostic(code, severity, place, message, label, other, help, fix, finding);
  }

  /** Returns the same diagnostic with a few words under its place. */
  public Diagnostic withLabel(@Nullable String text) {
    return new Diagnostic(code, severity, span, message, text, other, help, fix, finding);
  }

  /** Returns the same diagnostic with a second place that takes part in the problem. */
  public Diagnostic withOther(Span place, String text) {
    Place second = new Place(place, text);
    return new Diagnostic(code, severity, span, message, label, second, help, fix, finding);
  }

  /** Returns the same diagnostic with what to write instead. */
  public Diagnostic withHelp(@Nullable String text) {
    return new Diagnostic(code, severity, span, message, label, other, text, fix, finding);
  }

  /** Returns the same diagnostic with the change that fixes it. */
  public Diagnostic withFix(@Nullable Fix change) {
    return new Diagnostic(code, severity, span, message, label, other, help, change, finding);
  }

  /** Returns the same diagnostic with another severity. */
  public Diagnostic withSeverity(Severity changed) {
    return new Diagnostic(code, changed, span, message, label, other, help, fix, finding);
  }

  /** Returns the same diagnostic with what the check of a rule adds. */
  public Diagnostic withFinding(Finding added) {
    return new Diagnostic(code, severity, span, message, label, other, help, fix, added);
  }

  /** Returns the same diagnostic as one that a waiver covers. */
  public Diagnostic withWaiver(Waiver waiver) {
    return withFinding(finding.withWaiver(waiver));
  }

  /** Returns the same diagnostic with what it was found by, or without it. */
  public Diagnostic withEvidence(@Nullable ManifestReads evidence) {
    return withFinding(finding.withEvidence(evidence));
  }

  /** Returns the name of the policy's own rule, where that found it. */
  public @Nullable String rule() {
    return finding.rule();
  }

  /** Returns the expression that decided it with the values of its parts, in lines. */
  public @Nullable String values() {
    return finding.values();
  }

  /** Returns who takes it on, and why; null where it counts. */
  public @Nullable Waiver waiver() {
    return finding.waiver();
  }

  /** Returns what it was found by, until the line that caused that is known. */
  public @Nullable ManifestReads evidence() {
    return finding.evidence();
  }

  /** Returns the name of the policy's rule that found it, or else the name of its code. */
  public String id() {
    return rule() == null ? code.name() : rule();
  }

  /**
   * Returns the fix, where what it inserts can be shown: a reader must see what a tool will write.
   */
  public @Nullable Fix shownFix() {
    return fix != null && fix.edit().text().equals(TerminalText.visibleLines(fix.edit().text()))
        ? fix
        : null;
  }

  /** Returns whether it stops the compilation. */
  public boolean isError() {
    return severity == Severity.ERROR && waiver() == null;
  }
}
