package dev.k8spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A policy holds in the cluster as it holds on a laptop, and for a driver's token too: what would
 * be no executor of its job is refused.
 */
@ClusterTest
class GuardTest {
  private static final String JOB = "waiting-python.conf";
  private static final int MILLICORES = 1500;
  private static final int WAITING_MILLICORES = 200;
  private static final String NO_LAW = "root = true, cluster.apiServer = ports-only";

  @AutoClose
  private final GuardedNamespace namespace = GuardedNamespace.create("guard", "k8spark-guarded");

  @TempDir private static Path folder;

  @Test
  void aJobThatPassesRunsToItsEnd() {
    String job = sample("");
    namespace.awaitHeld(
        compiled(sample("image = \"quay.io/x/spark:1\""), file("none", NO_LAW)).orFail());
    try (Seats _ = Seats.take(MILLICORES)) {
      String manifests = compiled(job, file("policy", namespace.policy())).orFail();
      AppliedJob applied = AppliedJob.apply(namespace.kubectl(), manifests);
      applied.awaitComplete();
      assertThat(applied.log()).contains("Pi is roughly 3.14");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IMAGE_NOT_ALLOWED           | image = \"quay.io/x/spark:1\"",
        "SPARK_NOT_ALLOWED           | sparkVersion = 4.2",
        "SECRET_NOT_ALLOWED          | secrets.root.env.X = key",
        "SERVICE_ACCOUNT_NOT_ALLOWED | serviceAccount = default",
        "VOLUME_NOT_ALLOWED          | driver.podTemplate.spec.volumes = [{ name = c, configMap { name = c } }]",
        "LIMIT_EXCEEDED              | driver.memory = 4g",
        "LIMIT_EXCEEDED              | driver.cpu.request = 1001m",
        "LIMIT_EXCEEDED              | timeout = 3601s",
        "LIMIT_EXCEEDED              | retries = 2",
      })
  void whatCompilingRefusesAdmissionRefusesWithTheSameCode(String code, String line) {
    String job = sample(line);
    Path none = file("none", NO_LAW);
    namespace.awaitHeld(compiled(sample("image = \"quay.io/x/spark:1\""), none).orFail());

    Command refused = compiled(job, file("policy", namespace.policy()));
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("error[" + code + "]");

    String manifests = compiled(job, none).orFail();
    Command applied = namespace.kubectl().tried(manifests, "apply", "--dry-run=server", "-f", "-");
    assertThat(applied.err()).contains("denied request: " + code + ": ");
  }

  @Test
  void aDriversTokenMakesAndRemovesNothingButItsExecutors() {
    String manifests = K8spark.compile(namespace.name(), JOB);
    try (Seats _ = Seats.take(WAITING_MILLICORES)) {
      AppliedJob job = AppliedJob.apply(namespace.kubectl(), manifests);
      String driver = job.awaitCounted();
      namespace.kubectl().run("create", "serviceaccount", "other-executor");
      Kubectl token = namespace.withTokenOf(driver, "waiting-python-driver", folder);
      JsonNode executor = made(job.awaitExecutorPod());

      Map<String, String> said = new TreeMap<>();
      forged(executor).forEach((how, pod) -> said.put(how, verdict(token, pod)));
      Map<String, String> expected = new TreeMap<>();
      said.keySet().forEach(how -> expected.put(how, "NOT_OWN_EXECUTOR"));
      expected.put("as it is", "accepted");
      expected.put("another image", "IMAGE_NOT_ALLOWED");
      expected.put("a secret", "SECRET_NOT_ALLOWED");
      expected.put("a volume of its own", "VOLUME_NOT_ALLOWED");
      expected.put("larger", "LIMIT_EXCEEDED");
      assertThat(said).isEqualTo(expected);

      Command removed = token.tried("", "delete", "pod", driver, "--dry-run=server");
      assertThat(removed.err()).contains("denied request: NOT_OWN_EXECUTOR: ");
      token.run("delete", "pod", job.executor(1), "--dry-run=server");
      job.delete();
    }
  }

  /** What somebody with the token might try; each differs from an executor in one thing. */
  private static Map<String, JsonNode> forged(JsonNode executor) {
    Map<String, JsonNode> pods = new TreeMap<>();
    pods.put("as it is", executor.deepCopy());
    spec(pods, "the node's network", executor).put("hostNetwork", true);
    spec(pods, "the node's processes", executor).put("hostPID", true);
    spec(pods, "another account", executor).put("serviceAccountName", "other-executor");
    spec(pods, "a token", executor).put("automountServiceAccountToken", true);
    container(pods, "another image", executor).put("image", "quay.io/x/miner:1");
    container(pods, "privileged", executor).putObject("securityContext").put("privileged", true);
    ((ObjectNode) container(pods, "larger", executor).path("resources").path("requests"))
        .put("cpu", "501m");
    container(pods, "a secret", executor)
        .putArray("envFrom")
        .addObject()
        .putObject("secretRef")
        .put("name", "root");
    volume(pods, "a volume of its own", executor).putObject("configMap").put("name", "c");
    metadata(pods, "nobody's", executor).remove("ownerReferences");
    ((ObjectNode) metadata(pods, "a driver by its label", executor).path("labels"))
        .put("app.kubernetes.io/component", "driver");
    return pods;
  }

  private static ObjectNode metadata(Map<String, JsonNode> pods, String how, JsonNode executor) {
    JsonNode pod = executor.deepCopy();
    pods.put(how, pod);
    return (ObjectNode) pod.path("metadata");
  }

  private static ObjectNode spec(Map<String, JsonNode> pods, String how, JsonNode executor) {
    JsonNode pod = executor.deepCopy();
    pods.put(how, pod);
    return (ObjectNode) pod.path("spec");
  }

  private static ObjectNode container(Map<String, JsonNode> pods, String how, JsonNode executor) {
    return (ObjectNode) spec(pods, how, executor).path("containers").path(0);
  }

  private static ObjectNode volume(Map<String, JsonNode> pods, String how, JsonNode executor) {
    return ((ArrayNode) spec(pods, how, executor).path("volumes")).addObject().put("name", "own");
  }

  /** A pod as it was asked for, under a new name. */
  private static JsonNode made(JsonNode pod) {
    ObjectNode copy = (ObjectNode) pod.deepCopy();
    copy.remove("status");
    ObjectNode metadata = (ObjectNode) copy.path("metadata");
    metadata.put("name", "forged");
    for (String field :
        new String[] {"uid", "resourceVersion", "creationTimestamp", "managedFields"}) {
      metadata.remove(field);
    }
    ObjectNode spec = (ObjectNode) copy.path("spec");
    spec.remove("nodeName");
    spec.remove("serviceAccount");
    spec.put("hostname", "forged");
    return copy;
  }

  private static String verdict(Kubectl kubectl, JsonNode pod) {
    Command command = kubectl.tried(pod.toString(), "create", "--dry-run=server", "-f", "-");
    return command.exitCode() == 0
        ? "accepted"
        : command.err().replaceAll("(?s).*denied request: ([A-Z_]+): .*", "$1");
  }

  /** A sample in the guarded namespace, with a line of its own in place of the same key's. */
  private String sample(String line) {
    String key = line.replaceAll(" *=.*", " =");
    return K8spark.read(Path.of("samples/pi-python.conf"))
            .replace("spark-samples\n", namespace.name() + "\n")
            .lines()
            .filter(old -> line.isEmpty() || !old.startsWith(key))
            .collect(Collectors.joining("\n"))
        + "\n"
        + line
        + "\n";
  }

  private static Command compiled(String job, Path policy) {
    return K8spark.tryCompile(job, policy.toString());
  }

  private static Path file(String name, String text) {
    try {
      Path home = Files.createDirectories(folder.resolve(name));
      return Files.writeString(home.resolve("k8spark-policy.conf"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
