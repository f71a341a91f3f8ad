package dev.k8spark.cel;

import java.util.ArrayList;
import java.util.List;

/** An expression with the values of its parts beneath them. */
public final class PowerAssertion {

  private PowerAssertion() {}

  /** The lines of the expression, each with its values under the words that they belong to. */
  public static List<String> render(
      String expression, List<EvaluationResult.ExplainedValue> values) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (String line : expression.split("\n", -1)) {
      int from = start;
      int to = start + line.length();
      lines.add(line);
      lines.addAll(
          renderLine(
              line,
              values.stream()
                  .filter(value -> value.start() >= from && value.start() < to)
                  .map(
                      v ->
                          new EvaluationResult.ExplainedValue(
                              v.start() - from, v.end() - from, v.text()))
                  .toList()));
      start = to + 1;
    }
    return List.copyOf(lines);
  }

  /** The last value first; each further one below and to the left of those before it. */
  private static List<String> renderLine(
      String line, List<EvaluationResult.ExplainedValue> values) {
    List<String> lines = new ArrayList<>();
    List<EvaluationResult.ExplainedValue> left = new ArrayList<>(values);
    if (!left.isEmpty()) {
      lines.add(drawBars(line, left).toString());
    }
    while (!left.isEmpty()) {
      EvaluationResult.ExplainedValue last = left.removeLast();
      List<EvaluationResult.ExplainedValue> beside = new ArrayList<>(List.of(last));
      while (!left.isEmpty() && fits(line, left.getLast(), beside.getFirst())) {
        beside.addFirst(left.removeLast());
      }
      StringBuilder row = drawBars(line, left);
      for (EvaluationResult.ExplainedValue value : beside) {
        pad(row, columnOf(line, value)).append(value.text());
      }
      lines.add(row.toString());
    }
    return lines;
  }

  private static boolean fits(
      String line, EvaluationResult.ExplainedValue value, EvaluationResult.ExplainedValue next) {
    return columnOf(line, value) + widthOf(value.text()) + 1 < columnOf(line, next);
  }

  private static StringBuilder drawBars(String line, List<EvaluationResult.ExplainedValue> values) {
    StringBuilder row = new StringBuilder();
    for (EvaluationResult.ExplainedValue value : values) {
      int column = columnOf(line, value);
      if (column >= widthOf(row.toString())) {
        pad(row, column).append('|');
      }
    }
    return row;
  }

  private static StringBuilder pad(StringBuilder row, int column) {
    return row.append(" ".repeat(Math.max(0, column - widthOf(row.toString()))));
  }

  private static int columnOf(String line, EvaluationResult.ExplainedValue value) {
    return widthOf(line.substring(0, value.start()));
  }

  private static int widthOf(String text) {
    return text.codePointCount(0, text.length());
  }
}
