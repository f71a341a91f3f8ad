package dev.k8spark.cel.library;

/**
 * Stops an evaluation that costs too much. No exception, since CEL's {@code &&} and {@code ||} take
 * an exception for an error of the rule and go on.
 */
public final class CostLimitExceeded extends Error {

  /** Characters of a text and items of a list that a rule may make; both are far beyond use. */
  public static final int LARGEST = 1_000_000;

  public CostLimitExceeded(String message) {
    super(message, null, false, false);
  }

  /** Throws where a text or a list has more characters or items than a rule may make. */
  public static void check(long size) {
    if (size > LARGEST) {
      throw new CostLimitExceeded(
          "the rule makes a value of more than %,d characters or items".formatted(LARGEST));
    }
  }
}
