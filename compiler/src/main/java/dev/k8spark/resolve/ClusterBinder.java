package dev.k8spark.resolve;

import static dev.k8spark.resolve.PolicyNodes.entries;
import static dev.k8spark.resolve.PolicyNodes.located;
import static dev.k8spark.resolve.PolicyNodes.plain;
import static dev.k8spark.resolve.PolicyNodes.text;
import static dev.k8spark.resolve.PolicyNodes.texts;

import dev.k8spark.policy.ApiServer;
import dev.k8spark.policy.ClusterSettings;
import dev.k8spark.policy.DataStore;
import dev.k8spark.policy.EgressTarget;
import dev.k8spark.policy.KerberosRealm;
import dev.k8spark.policy.KnownHost;
import dev.k8spark.policy.NodePool;
import dev.k8spark.source.Located;
import dev.k8spark.source.Node;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Binds the facts of the cluster that a policy file has. */
final class ClusterBinder {

  private ClusterBinder() {}

  static ClusterSettings bind(@Nullable Node cluster) {
    return new ClusterSettings(
        text(cluster, "kubernetes"),
        apiServer(Node.childOf(cluster, "apiServer")),
        text(cluster, "queueing"),
        egress(Node.childOf(cluster, "dns")),
        kerberos(Node.childOf(cluster, "kerberos")),
        located(Node.childOf(cluster, "runtime"), "image"),
        entries(Node.childOf(cluster, "nodePools"), ClusterBinder::nodePool),
        entries(Node.childOf(cluster, "stores"), ClusterBinder::store),
        entries(Node.childOf(cluster, "hosts"), ClusterBinder::host));
  }

  private static @Nullable ApiServer apiServer(@Nullable Node node) {
    return switch (node) {
      // What was reported is not reported again as unknown.
      case Node.Text _, Node.Invalid _ -> new ApiServer.PortsOnly();
      case Node.Sequence list ->
          new ApiServer.Endpoints(
              texts(list).stream().map(Located::value).map(ClusterBinder::endpoint).toList());
      case null -> null;
      case Node.Null _, Node.Mapping _ -> null;
    };
  }

  private static ApiServer.Endpoint endpoint(String text) {
    int colon = text.lastIndexOf(':');
    String address = text.substring(0, colon).replace("[", "").replace("]", "");
    return new ApiServer.Endpoint(address, Integer.parseInt(text.substring(colon + 1)));
  }

  private static NodePool nodePool(Node node) {
    @Nullable Node tolerations = Node.childOf(node, "tolerations");
    return new NodePool(
        text(node, "cpu"),
        text(node, "memory"),
        plain(Node.childOf(node, "nodeSelector")),
        tolerations == null
            ? List.of()
            : tolerations.items().stream().map(ClusterBinder::toleration).toList());
  }

  private static NodePool.TaintToleration toleration(Node node) {
    return new NodePool.TaintToleration(
        text(node, "key"), text(node, "operator"), text(node, "value"), text(node, "effect"));
  }

  private static @Nullable DataStore store(Node node) {
    @Nullable String uri = text(node, "uri");
    return uri == null
        ? null
        : new DataStore(
            uri,
            text(node, "endpoint"),
            text(node, "region"),
            "true".equals(text(node, "pathStyle")),
            egress(Node.childOf(node, "egress")),
            certificates(Node.childOf(node, "ca")),
            text(node, "proxy"),
            new TreeMap<>(plain(Node.childOf(node, "conf"))));
  }

  private static @Nullable KerberosRealm kerberos(@Nullable Node node) {
    return node == null
        ? null
        : new KerberosRealm(text(node, "krb5"), egress(Node.childOf(node, "egress")));
  }

  private static @Nullable KnownHost host(Node node) {
    @Nullable String host = text(node, "host");
    @Nullable EgressTarget egress = egress(Node.childOf(node, "egress"));
    return host == null || egress == null ? null : new KnownHost(host, egress);
  }

  private static DataStore.@Nullable CertificateSource certificates(@Nullable Node node) {
    return node == null
        ? null
        : new DataStore.CertificateSource(text(node, "configMap"), text(node, "secret"));
  }

  private static @Nullable EgressTarget egress(@Nullable Node node) {
    return node == null
        ? null
        : new EgressTarget(
            texts(Node.childOf(node, "cidrs")).stream().map(Located::value).toList(),
            text(node, "namespace"),
            plain(Node.childOf(node, "labels")),
            ports(Node.childOf(node, "port")));
  }

  private static List<Integer> ports(@Nullable Node node) {
    return switch (node) {
      case Node.Text port -> List.of(Integer.parseInt(port.value()));
      case Node.Sequence list ->
          texts(list).stream().map(port -> Integer.parseInt(port.value())).toList();
      case null -> List.of();
      case Node.Mapping _, Node.Null _, Node.Invalid _ -> List.of();
    };
  }
}
