package dev.k8spark.lower.draft;

import java.util.Comparator;

/**
 * One thing that the driver may do in its namespace.
 *
 * @param group an API group of Kubernetes; empty for the core
 * @param resource such as {@code pods}, with its subresource where it is for one
 * @param verb such as {@code create}
 */
public record PermissionRule(String group, String resource, String verb)
    implements Comparable<PermissionRule> {

  private static final Comparator<PermissionRule> ORDER =
      Comparator.comparing(PermissionRule::group)
          .thenComparing(PermissionRule::resource)
          .thenComparing(PermissionRule::verb);

  @Override
  public int compareTo(PermissionRule other) {
    return ORDER.compare(this, other);
  }
}
