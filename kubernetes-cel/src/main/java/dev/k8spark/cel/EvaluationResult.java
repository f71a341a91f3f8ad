package dev.k8spark.cel;

import java.util.List;
import java.util.stream.Stream;

/** What a rule says of one object. */
public sealed interface EvaluationResult {

  record RulePassed() implements EvaluationResult {}

  /**
   * It does not hold; the values show why.
   *
   * @param reads what of the objects decided it, the most telling first
   */
  record RuleFailed(List<ExplainedValue> values, List<VariableRead> reads)
      implements EvaluationResult {

    public RuleFailed {
      values = List.copyOf(values);
      reads = List.copyOf(reads);
    }
  }

  /**
   * It could not be judged, which in a cluster is a refusal.
   *
   * @param start where in the expression, in UTF-16 units
   */
  record EvaluationError(String message, int start, int end, List<ExplainedValue> values)
      implements EvaluationResult {

    public EvaluationError {
      values = List.copyOf(values);
    }
  }

  /**
   * What a part of the expression came to.
   *
   * @param start of the word or sign that stands for the part, in UTF-16 units
   * @param text the value as CEL would write it, shortened
   */
  record ExplainedValue(int start, int end, String text) {}

  /**
   * A place in what a variable is bound to.
   *
   * @param path keys, and positions in lists
   */
  record VariableRead(String variable, List<String> path) {

    public VariableRead {
      path = List.copyOf(path);
    }

    VariableRead append(String key) {
      return new VariableRead(variable, Stream.concat(path.stream(), Stream.of(key)).toList());
    }
  }
}
