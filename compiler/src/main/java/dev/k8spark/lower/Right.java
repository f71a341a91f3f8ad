package dev.k8spark.lower;

import java.util.Comparator;

/**
 * One thing that the driver may do in its namespace.
 *
 * @param resource a resource of Kubernetes' core group, such as {@code pods}
 * @param verb such as {@code create}
 */
public record Right(String resource, String verb) implements Comparable<Right> {

  private static final Comparator<Right> ORDER =
      Comparator.comparing(Right::resource).thenComparing(Right::verb);

  @Override
  public int compareTo(Right other) {
    return ORDER.compare(this, other);
  }
}
