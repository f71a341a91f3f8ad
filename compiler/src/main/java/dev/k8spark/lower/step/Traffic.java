package dev.k8spark.lower.step;

import dev.k8spark.policy.ApiServer;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The rules that network policies are made of. */
final class Traffic {

  private static final String TCP = "TCP";

  private static final int DNS_PORT = 53;

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

  /** The cluster's name server, under the labels that it has had since before CoreDNS. */
  static NetworkPolicyEgressRule allowDns() {
    NetworkPolicyPeer server =
        new NetworkPolicyPeerBuilder()
            .withNamespaceSelector(labels(Map.of("kubernetes.io/metadata.name", "kube-system")))
            .withPodSelector(labels(Map.of("k8s-app", "kube-dns")))
            .build();
    return new NetworkPolicyEgressRuleBuilder()
        .withTo(server)
        .withPorts(port("UDP", DNS_PORT), port(TCP, DNS_PORT))
        .build();
  }

  static List<NetworkPolicyEgressRule> allowToApiServer(ApiServer server) {
    return switch (server) {
      case ApiServer.Unknown(), ApiServer.PortsOnly() ->
          List.of(allowTo(List.of(), API_SERVER_PORTS));
      case ApiServer.Endpoints(var endpoints) ->
          endpoints.stream().map(e -> allowTo(List.of(address(e.address())), e.port())).toList();
    };
  }

  static NetworkPolicyPeer pods(Map<String, String> labels) {
    return new NetworkPolicyPeerBuilder().withPodSelector(labels(labels)).build();
  }

  static LabelSelector labels(Map<String, String> labels) {
    return new LabelSelectorBuilder().withMatchLabels(labels).build();
  }

  private static NetworkPolicyPeer address(String address) {
    String cidr = address + (address.contains(":") ? "/128" : "/32");
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
