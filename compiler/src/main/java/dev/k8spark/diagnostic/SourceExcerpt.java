package dev.k8spark.diagnostic;

import static dev.k8spark.diagnostic.TerminalText.visible;
import static dev.k8spark.diagnostic.TerminalText.width;

import dev.k8spark.source.Span;

/**
 * The line on which a span starts, as it is printed; a long one is cut around the span.
 *
 * @param text what is shown of the line
 * @param indent how many columns stand before the span
 * @param length how many columns of it are marked; at least one
 */
record SourceExcerpt(String text, int indent, int length) {

  private static final int MAX_WIDTH = 120;
  private static final int WIDTH_BEFORE = 40;
  private static final String CUT = "...";

  static SourceExcerpt of(Span span) {
    String line = span.lineText();
    int from = Math.min(span.start() - span.lineStart(), line.length());
    int to = Math.min(span.end() - span.lineStart(), line.length());
    int begin = isShort(line) ? 0 : textBefore(line, from);
    int end = isShort(line) ? line.length() : textAfter(line, begin);
    String head = (begin > 0 ? CUT : "") + visible(line.substring(begin, from));
    String marked = visible(line.substring(from, Math.clamp(to, from, end)));
    String tail = visible(line.substring(from, end)) + (end < line.length() ? CUT : "");
    return new SourceExcerpt(head + tail, width(head), Math.max(1, width(marked)));
  }

  private static boolean isShort(String line) {
    return line.length() <= MAX_WIDTH && width(visible(line)) <= MAX_WIDTH;
  }

  /** Where the shown part begins so that it has a little of what stands before the span. */
  private static int textBefore(String line, int from) {
    int begin = from;
    int columns = 0;
    while (begin > 0 && columns < WIDTH_BEFORE) {
      begin = line.offsetByCodePoints(begin, -1);
      columns += columns(line, begin);
    }
    return begin;
  }

  /** Where the shown part ends so that it fills the width. */
  private static int textAfter(String line, int begin) {
    int end = begin;
    int columns = 0;
    while (end < line.length() && columns < MAX_WIDTH) {
      columns += columns(line, end);
      end = line.offsetByCodePoints(end, 1);
    }
    return end;
  }

  private static int columns(String line, int at) {
    return width(visible(Character.toString(line.codePointAt(at))));
  }
}
