package dev.k8spark.lower.data;

import dev.k8spark.policy.EgressTarget;
import java.util.List;

/**
 * The way to something that a job talks to.
 *
 * @param keys where the job names it
 * @param address what it is called there: a URI, or a host with its port
 * @param targets what network policies open for it; none: nobody knows its address
 */
public record DataRoute(List<String> keys, String address, List<EgressTarget> targets) {

  public DataRoute {
    keys = List.copyOf(keys);
    targets = List.copyOf(targets);
  }

  /** Returns whether the way is closed, so that every call would wait until it times out. */
  public boolean isClosed() {
    return targets.isEmpty();
  }
}
