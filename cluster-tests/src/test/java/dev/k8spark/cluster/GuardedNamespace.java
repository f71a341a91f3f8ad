package dev.k8spark.cluster;

import static dev.k8spark.cluster.Kubectl.JSON;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A namespace as a compiled policy makes it, with its admission policies in force. Closing it
 * leaves nothing behind.
 *
 * @param manifests all that the policy became
 */
record GuardedNamespace(String name, Kubectl kubectl, String policy, String manifests)
    implements AutoCloseable {

  private static final String REFUSED_BY = "ValidatingAdmissionPolicy";

  /**
   * The namespace that a policy file names, under a name of its own.
   *
   * @param folder of the tests, with a policy
   * @param named the namespace that stands in the policy
   */
  static GuardedNamespace create(String folder, String named) {
    String suffix = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    String name = named + "-" + suffix;
    String file = "cluster-tests/" + folder + "/k8spark-policy.conf";
    String policy = K8spark.read(Path.of(file)).replace(named, name);
    String manifests = K8spark.compilePolicy(policy, file);
    GuardedNamespace namespace = new GuardedNamespace(name, Kubectl.in(name), policy, manifests);
    namespace.kubectl.apply(manifests);
    namespace.kubectl.run("wait", "--for=create", "serviceaccount/default", "--timeout=60s");
    return namespace;
  }

  /** Waits until the API server holds the policies: until one refuses what none may let pass. */
  void awaitHeld(String wrong) {
    for (int i = 0; i < 60; i++) {
      if (kubectl
          .tried(wrong, "create", "--dry-run=server", "-f", "-")
          .err()
          .contains(REFUSED_BY)) {
        return;
      }
      pause();
    }
    throw new AssertionError("the admission policies should be in force");
  }

  private static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Who calls with a driver's token: an account, and the pod that the token belongs to. */
  Kubectl asDriver(String account, String podUid, Path folder) {
    ObjectNode user = JSON.createObjectNode();
    JsonNode config = config();
    user.setAll((ObjectNode) config.path("users").path(0).path("user"));
    user.put("as", "system:serviceaccount:" + name + ":" + account);
    user.putArray("as-groups").add("system:serviceaccounts").add("system:authenticated");
    user.putObject("as-user-extra").putArray("authentication.kubernetes.io/pod-uid").add(podUid);
    return kubectlAs(user, config, folder);
  }

  /** With a token as the kubelet mounts it into a driver's pod. */
  Kubectl withTokenOf(String pod, String account, Path folder) {
    String uid = kubectl.get("pod", pod).path("metadata").path("uid").asString();
    String[] words = {
      "create",
      "token",
      account,
      "--bound-object-kind=Pod",
      "--bound-object-name=" + pod,
      "--bound-object-uid=" + uid
    };
    String token = kubectl.run(words).strip();
    return kubectlAs(JSON.createObjectNode().put("token", token), config(), folder);
  }

  private JsonNode config() {
    return JSON.readTree(
        kubectl.run("config", "view", "--raw", "--minify", "--flatten", "-o", "json"));
  }

  private Kubectl kubectlAs(ObjectNode user, JsonNode config, Path folder) {
    ((ObjectNode) config.path("users").path(0)).set("user", user);
    try {
      Path file = Files.createTempFile(folder, "user", ".kubeconfig");
      Files.writeString(file, config.toString());
      return new Kubectl(name, Map.of("KUBECONFIG", file.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kubectl.tried(manifests, "delete", "--ignore-not-found", "--timeout=180s", "-f", "-").orFail();
  }
}
