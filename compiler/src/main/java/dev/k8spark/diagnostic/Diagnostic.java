package dev.k8spark.diagnostic;

import dev.k8spark.source.Span;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One problem in a user's file.
 *
 * @param code what kind of problem it is; decides the severity
 * @param span where the user wrote it
 * @param message one sentence, lower case, no full stop, without repeating the source line
 * @param label a few words printed under the caret
 * @param other a second place that takes part: the rule, the first of two, the lower layer
 * @param help what to write instead, where that is known
 */
public record Diagnostic(
    Code code,
    Span span,
    String message,
    @Nullable String label,
    @Nullable Place other,
    @Nullable String help) {

  /** The order in which diagnostics are printed: by place, then by code, then by message. */
  public static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparing(Diagnostic::span)
          .thenComparing(Diagnostic::code)
          .thenComparing(Diagnostic::message);

  /** A second place, with what it has to do with the problem. */
  public record Place(Span span, String label) {}

  /** What is to be printed: sorted, each problem once, however many jobs share the file. */
  public static List<Diagnostic> inOrder(Collection<Diagnostic> found) {
    return found.stream().distinct().sorted(BY_PLACE).toList();
  }

  public static Diagnostic of(Code code, Span span, String message) {
    return new Diagnostic(code, span, message, null, null, null);
  }

  public Diagnostic withLabel(String text) {
    return new Diagnostic(code, span, message, text, other, help);
  }

  public Diagnostic withOther(Span place, String text) {
    return new Diagnostic(code, span, message, label, new Place(place, text), help);
  }

  public Diagnostic withHelp(@Nullable String text) {
    return new Diagnostic(code, span, message, label, other, text);
  }

  public boolean isError() {
    return code.severity() == Severity.ERROR;
  }
}
