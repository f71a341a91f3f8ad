package dev.k8spark.format;

import org.jspecify.annotations.Nullable;

/** A line as it grows; texts with lines of their own make it more than one on paper. */
final class OutputLine {

  final int firstToken;
  final int indent;
  final boolean blankBefore;
  private final StringBuilder code = new StringBuilder();
  private int column;
  private int widest;
  private @Nullable FormatToken comment;
  private boolean isMoved;

  OutputLine(int first, int indent, boolean blankBefore) {
    this.firstToken = first;
    this.indent = indent;
    this.blankBefore = blankBefore;
    code.repeat(" ", indent);
    column = indent;
  }

  void add(String between, FormatToken token) {
    code.append(between).append(token.text());
    column = token.hasLines() ? token.width() : column + between.length() + token.width();
    widest = Math.max(widest, column);
  }

  /**
   * Puts a comment behind the code.
   *
   * @param moved whether the code before it stood on another line
   */
  void end(FormatToken trailing, boolean moved) {
    comment = trailing;
    isMoved = moved;
  }

  /** Where the code ends. */
  int column() {
    return column;
  }

  /** How wide the code is; a comment may be wider. */
  int widest() {
    return widest;
  }

  /** Where the comment behind the code stood; -1 without one that could keep its place. */
  int commentColumn() {
    return comment == null || isMoved ? -1 : comment.column();
  }

  /** Whether the author set the comment apart from the code. */
  boolean isSetApart() {
    return comment != null && comment.gap() > 1;
  }

  /** The whole line, its comment in a column if there is room. */
  String text(int column) {
    StringBuilder text = new StringBuilder(blankBefore ? "\n" : "").append(code);
    if (comment != null) {
      text.repeat(" ", Math.max(1, column - this.column)).append(comment.text());
    }
    return text.append('\n').toString();
  }
}
