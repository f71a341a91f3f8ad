package dev.k8spark.lint.report;

import dev.k8spark.source.Span;
import java.nio.charset.StandardCharsets;

/**
 * The part of a span on its first line: review tools show a finding only where all its lines are
 * part of a change.
 *
 * @param line from one
 * @param start column of its first character, from one
 * @param end column behind its last character
 */
record Region(int line, int start, int end) {

  /** What a format counts columns in. */
  enum Unit {
    UTF_16,
    UTF_8;

    int count(String text) {
      return switch (this) {
        case UTF_16 -> text.length();
        case UTF_8 -> text.getBytes(StandardCharsets.UTF_8).length;
      };
    }
  }

  /** Where something ends, be it on another line. */
  static Region endOf(Span span, Unit unit) {
    return of(new Span(span.file(), span.end(), span.end()), unit);
  }

  static Region of(Span span, Unit unit) {
    String line = span.lineText();
    int start = Math.min(span.start() - span.lineStart(), line.length());
    int end = Math.min(Math.max(start, span.end() - span.lineStart()), line.length());
    return new Region(
        span.line(),
        1 + unit.count(line.substring(0, start)),
        1 + unit.count(line.substring(0, end)));
  }
}
