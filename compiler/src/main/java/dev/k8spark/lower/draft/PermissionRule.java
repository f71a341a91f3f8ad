package dev.k8spark.lower.draft;

import java.util.Comparator;

/**
 * One thing that the driver may do in its namespace.
 *
 * @param resource a resource of Kubernetes' core group, such as {@code pods}
 * @param verb such as {@code create}
 */
public record PermissionRule(String resource, String verb) implements Comparable<PermissionRule> {

  private static final Comparator<PermissionRule> ORDER =
      Comparator.comparing(PermissionRule::resource).thenComparing(PermissionRule::verb);

  @Override
  public int compareTo(PermissionRule other) {
    return ORDER.compare(this, other);
  }
}
