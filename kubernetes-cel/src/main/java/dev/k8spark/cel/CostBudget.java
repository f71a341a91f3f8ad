package dev.k8spark.cel;

import dev.k8spark.cel.library.CostLimitExceeded;

/** What the expressions of one policy may cost together, in the API server's units. */
public final class CostBudget {

  /** The API server's limit for one expression. */
  static final long PER_EXPRESSION = 1_000_000;

  /** The API server's limit for all expressions of one binding. */
  private static final long PER_BINDING = 10_000_000;

  private long spent;

  /** What all of it has cost up to now. */
  public long spent() {
    return spent;
  }

  void charge(long cost) {
    spent += cost;
    if (spent > PER_BINDING) {
      throw new CostLimitExceeded("the rules together cost more than the API server allows");
    }
  }
}
