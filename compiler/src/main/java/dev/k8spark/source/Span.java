package dev.k8spark.source;

import java.util.Comparator;

/**
 * A piece of a file. Lines and columns are computed when it is printed.
 *
 * @param start offset of its first character, in UTF-16 units
 * @param end offset behind its last character
 */
public record Span(SourceFile file, int start, int end) implements Comparable<Span> {

  private static final Comparator<Span> ORDER =
      Comparator.comparing((Span span) -> span.file().name())
          .thenComparingInt(Span::start)
          .thenComparingInt(Span::end);

  public Span {
    if (start < 0 || end < start || end > file.text().length()) {
      throw new IllegalArgumentException(
          "no such span in %s: %d to %d".formatted(file.name(), start, end));
    }
  }

  /** The characters themselves. */
  public String text() {
    return file.text().substring(start, end);
  }

  /** The number of the line on which it starts, from one. */
  public int line() {
    int line = 1;
    for (int at = file.text().indexOf('\n'); at >= 0 && at < start; ) {
      line++;
      at = file.text().indexOf('\n', at + 1);
    }
    return line;
  }

  /** Where it starts on its line, from one, in code points: what editors and rustc show. */
  public int column() {
    return 1 + file.text().codePointCount(lineStart(), start);
  }

  /** The whole line on which it starts, without its end. */
  public String lineText() {
    int end = file.text().indexOf('\n', start);
    String line = file.text().substring(lineStart(), end < 0 ? file.text().length() : end);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  /** The offset of the first character of its line. */
  public int lineStart() {
    return start == 0 ? 0 : file.text().lastIndexOf('\n', start - 1) + 1;
  }

  @Override
  public int compareTo(Span other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return file.name() + ":" + line() + ":" + column();
  }
}
