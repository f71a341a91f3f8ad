package dev.k8spark.testsupport.scorecard;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Sizes in lines, smallest first.
 *
 * @param sizes one for each measured file or method; at least one
 */
public record Distribution(List<Integer> sizes) {

  public Distribution {
    sizes = sizes.stream().sorted().toList();
  }

  /** Returns the size that so many percent of all do not exceed. */
  public int percentile(int percent) {
    int rank = (int) Math.ceil(sizes.size() * percent / 100.0);
    return sizes.get(Math.max(0, rank - 1));
  }

  public int median() {
    return percentile(50);
  }

  public int max() {
    return sizes.getLast();
  }

  /** Returns how many sizes are larger than a bound. */
  public long countOver(int bound) {
    return IntStream.range(0, sizes.size()).filter(i -> sizes.get(i) > bound).count();
  }
}
