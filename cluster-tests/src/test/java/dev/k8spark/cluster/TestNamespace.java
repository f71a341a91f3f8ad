package dev.k8spark.cluster;

import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A namespace as a careful platform team makes it: Pod Security {@code restricted} enforced,
 * nothing allowed on the network. Closing it leaves nothing behind.
 */
record TestNamespace(String name, Kubectl kubectl) implements AutoCloseable {
  private static final Set<TestNamespace> OPEN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> OPEN.forEach(TestNamespace::abandon)));
  }

  static TestNamespace create(String topic) {
    int random = ThreadLocalRandom.current().nextInt();
    String name = "k8spark-test-" + topic + "-" + HexFormat.of().toHexDigits(random);
    TestNamespace namespace = new TestNamespace(name, Kubectl.in(name));
    OPEN.add(namespace);
    namespace.kubectl.apply(
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: %s
          labels:
            pod-security.kubernetes.io/enforce: restricted
            pod-security.kubernetes.io/warn: restricted
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: default-deny
          namespace: %s
        spec:
          podSelector: {}
          policyTypes: [Ingress, Egress]
        """
            .formatted(name, name));
    namespace.kubectl.run("wait", "--for=create", "serviceaccount/default", "--timeout=60s");
    return namespace;
  }

  @Override
  public void close() {
    kubectl.run("delete", "namespace", name, "--timeout=180s");
    OPEN.remove(this);
  }

  private void abandon() {
    kubectl.tried("", "delete", "namespace", name, "--wait=false", "--ignore-not-found");
  }
}
