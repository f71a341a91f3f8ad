package dev.k8spark.policy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One side of a connection, as network policies name it: addresses, or pods of the cluster.
 *
 * @param cidrs ranges of addresses
 * @param namespace the namespace of the pods; null for the job's own where {@code labels} choose
 * @param labels those of the pods; empty for all of the namespace
 */
public record NetworkPeer(
    List<String> cidrs, @Nullable String namespace, Map<String, String> labels) {

  public NetworkPeer {
    cidrs = List.copyOf(cidrs);
    labels = Map.copyOf(labels);
  }
}
