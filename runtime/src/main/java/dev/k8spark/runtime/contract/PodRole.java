package dev.k8spark.runtime.contract;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a pod of a Spark application does: it is the driver, or one of the executors. The word is
 * the first argument of the role's container, and an executor's only one; Spark appends it to the
 * template's.
 */
public enum PodRole {
  DRIVER("driver", PodContract.DRIVER_CONTAINER),
  EXECUTOR("executor", PodContract.EXECUTOR_CONTAINER);

  private final String word;
  private final String container;

  PodRole(String word, String container) {
    this.word = word;
    this.container = container;
  }

  /** Returns the role with the given word, which may come from a label or an argument. */
  public static Optional<PodRole> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
  }

  /**
   * Returns the role as job files, labels and arguments spell it: {@code driver} or {@code
   * executor}.
   */
  public String word() {
    return word;
  }

  /** Returns the name of the container in which Spark runs in a pod of this role. */
  public String container() {
    return container;
  }
}
