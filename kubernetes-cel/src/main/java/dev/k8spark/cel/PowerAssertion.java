package dev.k8spark.cel;

import java.util.ArrayList;
import java.util.List;

/** An expression with the values of its parts beneath them. */
public final class PowerAssertion {

  private PowerAssertion() {}

  /** The lines of the expression, each with its values under the words that they belong to. */
  public static List<String> render(String expression, List<Verdict.Value> values) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (String line : expression.split("\n", -1)) {
      int from = start;
      int to = start + line.length();
      lines.add(line);
      lines.addAll(
          tree(
              line,
              values.stream()
                  .filter(value -> value.start() >= from && value.start() < to)
                  .map(v -> new Verdict.Value(v.start() - from, v.end() - from, v.text()))
                  .toList()));
      start = to + 1;
    }
    return List.copyOf(lines);
  }

  /** The last value first; each further one below and to the left of those before it. */
  private static List<String> tree(String line, List<Verdict.Value> values) {
    List<String> lines = new ArrayList<>();
    List<Verdict.Value> left = new ArrayList<>(values);
    if (!left.isEmpty()) {
      lines.add(bars(line, left).toString());
    }
    while (!left.isEmpty()) {
      Verdict.Value last = left.removeLast();
      List<Verdict.Value> beside = new ArrayList<>(List.of(last));
      while (!left.isEmpty() && fits(line, left.getLast(), beside.getFirst())) {
        beside.addFirst(left.removeLast());
      }
      StringBuilder row = bars(line, left);
      for (Verdict.Value value : beside) {
        pad(row, column(line, value)).append(value.text());
      }
      lines.add(row.toString());
    }
    return lines;
  }

  private static boolean fits(String line, Verdict.Value value, Verdict.Value next) {
    return column(line, value) + width(value.text()) + 1 < column(line, next);
  }

  private static StringBuilder bars(String line, List<Verdict.Value> values) {
    StringBuilder row = new StringBuilder();
    for (Verdict.Value value : values) {
      int column = column(line, value);
      if (column >= width(row.toString())) {
        pad(row, column).append('|');
      }
    }
    return row;
  }

  private static StringBuilder pad(StringBuilder row, int column) {
    return row.append(" ".repeat(Math.max(0, column - width(row.toString()))));
  }

  private static int column(String line, Verdict.Value value) {
    return width(line.substring(0, value.start()));
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
