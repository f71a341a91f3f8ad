package dev.k8spark.cel;

import java.util.List;
import java.util.stream.Stream;

/** What a rule says of one object. */
public sealed interface Verdict {

  record Holds() implements Verdict {}

  /**
   * It does not hold; the values show why.
   *
   * @param reads what of the objects decided it, the most telling first
   */
  record Fails(List<Value> values, List<Read> reads) implements Verdict {

    public Fails {
      values = List.copyOf(values);
      reads = List.copyOf(reads);
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

  /**
   * A place in what a variable is bound to.
   *
   * @param path keys, and positions in lists
   */
  record Read(String variable, List<String> path) {

    public Read {
      path = List.copyOf(path);
    }

    Read below(String key) {
      return new Read(variable, Stream.concat(path.stream(), Stream.of(key)).toList());
    }
  }
}
