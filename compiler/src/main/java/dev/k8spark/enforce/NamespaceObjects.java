package dev.k8spark.enforce;

import dev.k8spark.policy.EffectiveBound;
import dev.k8spark.policy.EffectiveBound.Order;
import dev.k8spark.policy.NamespacePolicy;
import dev.k8spark.policy.PodSecurity;
import dev.k8spark.policy.Policy;
import dev.k8spark.source.Located;
import dev.k8spark.source.LocatedEntry;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.LimitRangeBuilder;
import io.fabric8.kubernetes.api.model.LimitRangeItemBuilder;
import io.fabric8.kubernetes.api.model.LimitRangeSpecBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.ResourceQuotaSpecBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpecBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The namespace itself, what its pods may want together, and its closed network. */
record NamespaceObjects(Policy policy, String namespace) {

  static final Map<String, String> LABELS = Map.of("app.kubernetes.io/managed-by", "k8spark");

  private static final int DNS_PORT = 53;

  List<HasMetadata> all() {
    return Stream.<Stream<? extends HasMetadata>>of(
            Stream.of(namespaceItself()),
            quota(),
            limitRange(),
            Stream.of(defaultDeny(), dns()),
            new NamespaceRoles(policy, namespace).objects())
        .<HasMetadata>flatMap(objects -> objects)
        .toList();
  }

  private HasMetadata namespaceItself() {
    SortedMap<String, String> labels = new TreeMap<>();
    EffectiveBound.of(policy, namespace, Order.NEAREST, NamespacePolicy::labels)
        .forEach((key, label) -> labels.put(key, label.text()));
    labels.putAll(LABELS);
    PodSecurity level =
        policy.files().stream()
            .flatMap(file -> file.namespace(namespace).stream())
            .flatMap(block -> Stream.ofNullable(block.podSecurity()))
            .map(Located::value)
            .max(Comparator.naturalOrder())
            .orElse(PodSecurity.USUAL);
    Stream.of("enforce", "audit", "warn")
        .forEach(mode -> labels.put("pod-security.kubernetes.io/" + mode, level.word()));
    return new NamespaceBuilder()
        .withMetadata(new ObjectMetaBuilder().withName(namespace).withLabels(labels).build())
        .build();
  }

  private Stream<HasMetadata> quota() {
    Map<String, Quantity> hard = amounts(Order.LEAST, NamespacePolicy::quota);
    return hard.isEmpty()
        ? Stream.empty()
        : Stream.of(
            new ResourceQuotaBuilder()
                .withMetadata(metadata("quota"))
                .withSpec(new ResourceQuotaSpecBuilder().withHard(hard).build())
                .build());
  }

  private Stream<HasMetadata> limitRange() {
    if (policy.files().stream()
        .flatMap(file -> file.namespace(namespace).stream())
        .allMatch(block -> block.limitRange() == null)) {
      return Stream.empty();
    }
    LimitRangeItemBuilder item =
        new LimitRangeItemBuilder()
            .withType("Container")
            .withDefault(amounts(Order.NEAREST, block -> block.limitRangeOrNone().defaultLimit()))
            .withDefaultRequest(
                amounts(Order.NEAREST, block -> block.limitRangeOrNone().defaultRequest()))
            .withMin(amounts(Order.MOST, block -> block.limitRangeOrNone().min()))
            .withMax(amounts(Order.LEAST, block -> block.limitRangeOrNone().max()));
    return Stream.of(
        new LimitRangeBuilder()
            .withMetadata(metadata("limits"))
            .withSpec(new LimitRangeSpecBuilder().withLimits(item.build()).build())
            .build());
  }

  private NetworkPolicy defaultDeny() {
    return networkPolicy(
        "default-deny",
        new NetworkPolicySpecBuilder()
            .withPodSelector(new LabelSelector())
            .withPolicyTypes("Ingress", "Egress")
            .build());
  }

  private NetworkPolicy dns() {
    return networkPolicy(
        "dns",
        new NetworkPolicySpecBuilder()
            .withPodSelector(new LabelSelector())
            .withPolicyTypes("Egress")
            .withEgress(
                new NetworkPolicyEgressRuleBuilder()
                    .withTo(
                        new NetworkPolicyPeerBuilder()
                            .withNamespaceSelector(
                                labels(Map.of("kubernetes.io/metadata.name", "kube-system")))
                            .withPodSelector(labels(Map.of("k8s-app", "kube-dns")))
                            .build())
                    .withPorts(port("UDP"), port("TCP"))
                    .build())
            .build());
  }

  private NetworkPolicy networkPolicy(String name, NetworkPolicySpec spec) {
    return new NetworkPolicyBuilder().withMetadata(metadata(name)).withSpec(spec).build();
  }

  private static LabelSelector labels(Map<String, String> labels) {
    return new LabelSelectorBuilder().withMatchLabels(labels).build();
  }

  private static NetworkPolicyPort port(String protocol) {
    return new NetworkPolicyPortBuilder()
        .withProtocol(protocol)
        .withPort(new IntOrString(DNS_PORT))
        .build();
  }

  private ObjectMeta metadata(String name) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(namespace)
        .withLabels(LABELS)
        .build();
  }

  /** The rules of all files apply, so that of their bounds the narrowest counts. */
  private Map<String, Quantity> amounts(
      Order order, Function<NamespacePolicy, Map<String, LocatedEntry<String>>> map) {
    SortedMap<String, Quantity> amounts = new TreeMap<>();
    EffectiveBound.of(policy, namespace, order, map)
        .forEach((key, bound) -> amounts.put(key, new Quantity(bound.text())));
    return amounts;
  }
}
