package dev.k8spark.cel;

import java.util.List;

/** What a rule says of one object. */
public sealed interface Verdict {

  record Holds() implements Verdict {}

  /** It does not hold; the values show why. */
  record Fails(List<Value> values) implements Verdict {

    public Fails {
      values = List.copyOf(values);
    }
  }

  /**
   * It could not be judged, which in a cluster is a refusal.
   *
   * @param start where in the expression, in UTF-16 units
   */
  record Errors(String message, int start, int end, List<Value> values) implements Verdict {

    public Errors {
      values = List.copyOf(values);
    }
  }

  /**
   * What a part of the expression came to.
   *
   * @param start of the word or sign that stands for the part, in UTF-16 units
   * @param text the value as CEL would write it, shortened
   */
  record Value(int start, int end, String text) {}
}
