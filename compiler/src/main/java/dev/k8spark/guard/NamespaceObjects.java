package dev.k8spark.guard;

import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.source.Node;
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
import java.util.stream.Stream;

/** The namespace itself, what its pods may want together, and its closed network. */
record NamespaceObjects(Policy policy, String namespace) {

  static final Map<String, String> LABELS = Map.of("app.kubernetes.io/managed-by", "k8spark");

  private static final String USUAL_LEVEL = "restricted";
  private static final List<String> LEVELS = List.of("privileged", "baseline", USUAL_LEVEL);

  private static final Comparator<String> BY_AMOUNT =
      Comparator.comparing(text -> Quantity.getAmountInBytes(new Quantity(text)));
  private static final Comparator<String> NEAREST = (_, _) -> 0;

  private static final int DNS_PORT = 53;

  List<HasMetadata> all() {
    return Stream.<Stream<? extends HasMetadata>>of(
            Stream.of(namespaceItself()),
            quota(),
            limitRange(),
            Stream.of(defaultDeny(), dns()),
            new People(policy, namespace).objects())
        .<HasMetadata>flatMap(objects -> objects)
        .toList();
  }

  private HasMetadata namespaceItself() {
    SortedMap<String, String> labels = new TreeMap<>(texts(NEAREST, "labels"));
    labels.putAll(LABELS);
    String level =
        policy.files().stream()
            .flatMap(file -> file.text("namespaces", namespace, "podSecurity").stream())
            .map(Node.Text::value)
            .max(Comparator.comparingInt(LEVELS::indexOf))
            .orElse(USUAL_LEVEL);
    Stream.of("enforce", "audit", "warn")
        .forEach(mode -> labels.put("pod-security.kubernetes.io/" + mode, level));
    return new NamespaceBuilder()
        .withMetadata(new ObjectMetaBuilder().withName(namespace).withLabels(labels).build())
        .build();
  }

  private Stream<HasMetadata> quota() {
    Map<String, Quantity> hard = amounts(BY_AMOUNT, "quota");
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
        .allMatch(file -> file.at("namespaces", namespace, "limitRange") == null)) {
      return Stream.empty();
    }
    LimitRangeItemBuilder item =
        new LimitRangeItemBuilder()
            .withType("Container")
            .withDefault(amounts(NEAREST, "limitRange", "default"))
            .withDefaultRequest(amounts(NEAREST, "limitRange", "defaultRequest"))
            .withMin(amounts(BY_AMOUNT.reversed(), "limitRange", "min"))
            .withMax(amounts(BY_AMOUNT, "limitRange", "max"));
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

  /** Laws of all files hold, so that of their bounds the narrowest counts, which is the first. */
  private Map<String, Quantity> amounts(Comparator<String> first, String... path) {
    SortedMap<String, Quantity> amounts = new TreeMap<>();
    texts(first, path).forEach((key, text) -> amounts.put(key, new Quantity(text)));
    return amounts;
  }

  /** One text for each key: the first of what the files say, the nearest's of equal ones. */
  private SortedMap<String, String> texts(Comparator<String> first, String... path) {
    String[] whole =
        Stream.concat(Stream.of("namespaces", namespace), Stream.of(path)).toArray(String[]::new);
    SortedMap<String, String> texts = new TreeMap<>();
    for (PolicyFile file : policy.files()) {
      file.entries(whole)
          .filter(entry -> entry.value() instanceof Node.Text)
          .forEach(
              entry ->
                  texts.merge(
                      entry.key(),
                      ((Node.Text) entry.value()).value(),
                      (near, far) -> first.compare(near, far) <= 0 ? near : far));
    }
    return texts;
  }
}
