package dev.k8spark.job;

import org.jspecify.annotations.Nullable;

/** How many executors a job has: a number, or bounds between which Spark chooses. */
public sealed interface InstanceCount {

  /** How many there are at most: what a namespace must have room for. */
  int max();

  /** The same number from the first task to the last. */
  record Fixed(int count) implements InstanceCount {

    @Override
    public int max() {
      return count;
    }
  }

  /**
   * As many as the waiting tasks need; that the numbers are in order is checked elsewhere.
   *
   * @param min how many stay when there is nothing to do
   * @param initial how many there are before Spark knows its tasks; absent: as many as stay
   */
  record Between(int min, int max, @Nullable Integer initial) implements InstanceCount {

    /** What the job starts with. */
    public int first() {
      return initial == null ? min : initial;
    }
  }
}
