package dev.k8spark.job;

import dev.k8spark.policy.NetworkPeer;
import java.util.List;

/**
 * Which ports of a job's pods others may call, beside Spark's own between its two roles.
 *
 * @param from who may call them
 */
public record Exposure(List<Integer> ports, List<NetworkPeer> from) {

  public Exposure {
    ports = List.copyOf(ports);
    from = List.copyOf(from);
  }
}
