package dev.k8spark.policy;

/**
 * A host that jobs may talk to, and by which way.
 *
 * @param host its name, in which stars stand for any text
 */
public record KnownHost(String host, EgressTarget egress) {

  /** Returns whether a host is meant. */
  public boolean matches(String other) {
    return new TextPattern(host).matches(other);
  }
}
