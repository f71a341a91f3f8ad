package dev.k8spark.format;

import java.util.List;

/**
 * Puts comments behind their lines: one blank apart, but where the author set them further apart
 * they stay in their column, those of neighbouring lines together.
 */
final class Comments {

  private Comments() {}

  /** The text of a page. */
  static String place(List<Line> page) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    while (from < page.size()) {
      int to = from + 1;
      while (to < page.size() && continues(page.get(from), page.get(to))) {
        to++;
      }
      List<Line> run = page.subList(from, to);
      int column = column(run);
      run.forEach(line -> text.append(line.text(column)));
      from = to;
    }
    return text.toString();
  }

  private static boolean continues(Line first, Line next) {
    return first.commentColumn() >= 0
        && first.commentColumn() == next.commentColumn()
        && !next.blankBefore;
  }

  private static int column(List<Line> run) {
    if (run.getFirst().commentColumn() < 0 || run.stream().noneMatch(Line::isSetApart)) {
      return 0;
    }
    int room = run.stream().mapToInt(Line::column).max().orElse(0) + 1;
    return Math.max(run.getFirst().commentColumn(), room);
  }
}
