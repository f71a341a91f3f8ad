package dev.k8spark.policy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a network policy opens: addresses, or pods of the cluster.
 *
 * @param cidrs ranges of addresses
 * @param namespace the namespace of the pods; null for the job's own where {@code labels} choose
 * @param labels those of the pods; empty for all of the namespace
 * @param port the ports of the pods or addresses, not of a Service; empty where nobody said
 */
public record EgressTarget(
    List<String> cidrs,
    @Nullable String namespace,
    Map<String, String> labels,
    List<Integer> port) {

  public EgressTarget {
    cidrs = List.copyOf(cidrs);
    labels = Map.copyOf(labels);
    port = List.copyOf(port);
  }

  /** Returns whom it leads to. */
  public NetworkPeer peer() {
    return new NetworkPeer(cidrs, namespace, labels);
  }

  /** Returns the way to one range of addresses. */
  public static EgressTarget toAddress(String cidr, List<Integer> ports) {
    return new EgressTarget(List.of(cidr), null, Map.of(), ports);
  }

  /** Returns the same with these ports where it has none. */
  public EgressTarget withPortsUnlessGiven(List<Integer> ports) {
    return port.isEmpty() ? new EgressTarget(cidrs, namespace, labels, ports) : this;
  }
}
