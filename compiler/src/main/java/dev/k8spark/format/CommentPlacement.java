package dev.k8spark.format;

import java.util.List;

/**
 * Puts comments behind their lines: one blank apart, but where the author set them further apart
 * they stay in their column, those of neighbouring lines together.
 */
final class CommentPlacement {

  private CommentPlacement() {}

  /** The text of a page. */
  static String place(List<OutputLine> lines) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    while (from < lines.size()) {
      int to = from + 1;
      while (to < lines.size() && continues(lines.get(from), lines.get(to))) {
        to++;
      }
      List<OutputLine> run = lines.subList(from, to);
      int column = columnFor(run);
      run.forEach(line -> text.append(line.text(column)));
      from = to;
    }
    return text.toString();
  }

  private static boolean continues(OutputLine first, OutputLine next) {
    return first.commentColumn() >= 0
        && first.commentColumn() == next.commentColumn()
        && !next.blankBefore;
  }

  private static int columnFor(List<OutputLine> run) {
    if (run.getFirst().commentColumn() < 0 || run.stream().noneMatch(OutputLine::isSetApart)) {
      return 0;
    }
    int room = run.stream().mapToInt(OutputLine::column).max().orElse(0) + 1;
    return Math.max(run.getFirst().commentColumn(), room);
  }
}
