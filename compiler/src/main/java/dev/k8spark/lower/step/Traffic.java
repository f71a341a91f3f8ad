package dev.k8spark.lower.step;

import dev.k8spark.job.Exposure;
import dev.k8spark.job.HostAndPort;
import dev.k8spark.policy.ApiServer;
import dev.k8spark.policy.EgressTarget;
import dev.k8spark.policy.NetworkPeer;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlockBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules that network policies are made of. */
final class Traffic {

  private static final String TCP = "TCP";

  private static final EgressTarget KUBE_DNS =
      new EgressTarget(List.of(), "kube-system", Map.of("k8s-app", "kube-dns"), List.of(53));

  /** The API server's own port in most clusters, and the one of its Service. */
  private static final int[] API_SERVER_PORTS = {443, 6443};

  private Traffic() {}

  static NetworkPolicyIngressRule allowFrom(List<NetworkPolicyPeer> peers, int... ports) {
    return new NetworkPolicyIngressRuleBuilder().withFrom(peers).withPorts(tcp(ports)).build();
  }

  /** No peers: anywhere. */
  static NetworkPolicyEgressRule allowTo(List<NetworkPolicyPeer> peers, int... ports) {
    return new NetworkPolicyEgressRuleBuilder().withTo(peers).withPorts(tcp(ports)).build();
  }

  /** The cluster's name server; where nobody says where, under its labels since kube-dns. */
  static NetworkPolicyEgressRule allowDns(@Nullable EgressTarget dns) {
    return allowAnyProtocolTo(dns == null ? KUBE_DNS : dns.withPortsUnlessGiven(KUBE_DNS.port()));
  }

  /** For servers that answer by UDP, and by TCP where the answer is long. */
  static NetworkPolicyEgressRule allowAnyProtocolTo(EgressTarget server) {
    List<NetworkPolicyPort> ports =
        server.port().stream()
            .flatMap(number -> Stream.of(port("UDP", number), port(TCP, number)))
            .toList();
    return new NetworkPolicyEgressRuleBuilder()
        .withTo(peers(server.peer()))
        .withPorts(ports)
        .build();
  }

  static NetworkPolicyEgressRule allowTo(EgressTarget target) {
    return allowTo(peers(target.peer()), numbers(target.port()));
  }

  static NetworkPolicyIngressRule allowFrom(Exposure exposure) {
    List<NetworkPolicyPeer> peers =
        exposure.from().stream().flatMap(peer -> peers(peer).stream()).toList();
    return allowFrom(peers, numbers(exposure.ports()));
  }

  private static int[] numbers(List<Integer> ports) {
    return ports.stream().mapToInt(Integer::intValue).toArray();
  }

  private static List<NetworkPolicyPeer> peers(NetworkPeer target) {
    List<NetworkPolicyPeer> peers = new ArrayList<>();
    target.cidrs().forEach(cidr -> peers.add(range(cidr)));
    if (target.namespace() != null || !target.labels().isEmpty()) {
      peers.add(
          new NetworkPolicyPeerBuilder()
              .withNamespaceSelector(
                  target.namespace() == null
                      ? null
                      : labels(Map.of("kubernetes.io/metadata.name", target.namespace())))
              .withPodSelector(
                  target.namespace() != null && target.labels().isEmpty()
                      ? null
                      : labels(new TreeMap<>(target.labels())))
              .build());
    }
    return peers;
  }

  static List<NetworkPolicyEgressRule> allowToApiServer(ApiServer server) {
    return switch (server) {
      case ApiServer.Unknown(), ApiServer.PortsOnly() ->
          List.of(allowTo(List.of(), API_SERVER_PORTS));
      case ApiServer.Endpoints(var endpoints) ->
          endpoints.stream()
              .map(endpoint -> allowTo(List.of(range(cidr(endpoint.address()))), endpoint.port()))
              .toList();
    };
  }

  static NetworkPolicyPeer pods(Map<String, String> labels) {
    return new NetworkPolicyPeerBuilder().withPodSelector(labels(labels)).build();
  }

  static LabelSelector labels(Map<String, String> labels) {
    return new LabelSelectorBuilder().withMatchLabels(labels).build();
  }

  private static String cidr(String address) {
    return new HostAndPort(address, null).cidr();
  }

  private static NetworkPolicyPeer range(String cidr) {
    return new NetworkPolicyPeerBuilder()
        .withIpBlock(new IPBlockBuilder().withCidr(cidr).build())
        .build();
  }

  private static List<NetworkPolicyPort> tcp(int... ports) {
    return Arrays.stream(ports).mapToObj(number -> port(TCP, number)).toList();
  }

  private static NetworkPolicyPort port(String protocol, int number) {
    return new NetworkPolicyPortBuilder()
        .withProtocol(protocol)
        .withPort(new IntOrString(number))
        .build();
  }
}
