package dev.k8spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a LimitRange or a quota makes Kubernetes say of a container, compiling says before. */
@ClusterTest
class ContainersTest {
  private static final String ACCEPTED = "accepted";
  private static final String LIMITED = "driver.cpu.limit = 1, executor.cpu.limit = 1";
  private static final String OTHER =
      ".podTemplate.spec.containers = [{ name = logs, image = \"localhost/logs:1\", resources ";
  private static final String INIT =
      ".podTemplate.spec.initContainers = [{ name = get, image = \"localhost/get:1\", resources ";

  @AutoClose
  private final GuardedNamespace ranges = GuardedNamespace.create("ranges", "k8spark-ranges");

  @AutoClose
  private final GuardedNamespace quota = GuardedNamespace.create("quota", "k8spark-quota");

  @TempDir private static Path folder;

  @BeforeAll
  void giveAccounts() {
    for (Kubectl kubectl : List.of(ranges.kubectl(), quota.kubectl())) {
      kubectl.run("create", "serviceaccount", "pi-python-driver");
      kubectl.run("create", "serviceaccount", "pi-python-executor");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "accepted                                      | driver.cpu.request = 1",
        "must be less than or equal to cpu limit of 1  | driver.cpu.request = 1001m",
        "must be less than or equal to cpu limit of 1  | executor.cpu.request = 1500m",
        "accepted                                      | driver.cpu { request = 2, limit = 3 }",
        "accepted                                      | driver.cpu.request = 50m",
        "minimum cpu usage per Container is 50m        | driver.cpu.request = 49m",
        "accepted                                      | driver { memory = 1g, memoryOverhead = 1g }",
        "maximum memory usage per Container is 2Gi     | driver { memory = 1025m, memoryOverhead = 1g }",
        "accepted                                      | executor { memory = 1g, memoryOverhead = 1g }",
        "maximum memory usage per Container is 2Gi     | executor { memory = 1g, memoryOverhead = 1025m }",
        "accepted                                      | executor OTHER {} }]",
        "accepted                                      | driver OTHER { requests.cpu = 1 } }]",
        "must be less than or equal to cpu limit of 1  | driver OTHER { requests.cpu = 1001m } }]",
        "accepted                                      | executor OTHER { limits.memory = 64Mi } }]",
        "minimum memory usage per Container is 64Mi    | executor OTHER { limits.memory = 63Mi } }]",
        "accepted                                      | executor OTHER { limits.memory = 2147483648 } }]",
        "maximum memory usage per Container is 2Gi     | executor OTHER { limits.memory = 2147483649 } }]",
        "maximum memory usage per Container is 2Gi     | executor OTHER { limits.memory = 2147484k } }]",
        "accepted                                      | executor OTHER { limits.cpu = 50000u } }]",
        "minimum cpu usage per Container is 50m        | executor OTHER { limits.cpu = 49000u } }]",
        "accepted                                      | executor OTHER { limits.ephemeral-storage = 1024Mi } }]",
        "maximum ephemeral-storage usage per Container | executor OTHER { limits.ephemeral-storage = 1025Mi } }]",
        "accepted                                      | driver INIT { limits.memory = 2Gi } }]",
        "maximum memory usage per Container is 2Gi     | driver INIT { limits.memory = 2049Mi } }]",
        "must be less than or equal to memory limit    | executor INIT { requests.memory = 3Gi } }]",
        "minimum cpu usage per Container is 50m        | driver INIT { requests.cpu = 1m } }]",
      })
  void aContainerIsWithinTheRangeOrRefused(String answer, String line) throws IOException {
    judge(ranges, "CONTAINER_OUT_OF_RANGE", answer, line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "must specify limits.cpu                        | driver.cores = 1",
        "must specify limits.cpu for: spark-kubernetes-executor | driver.cpu.limit = 1",
        "accepted                                       | LIMITED",
        "accepted                                       | LIMITED, driver OTHER { limits { cpu = 1, memory = 1Gi } } }]",
        "must specify memory for: logs                  | LIMITED, driver OTHER { limits.cpu = 1 } }]",
        "requests.cpu for: logs                         | LIMITED, executor OTHER { limits.memory = 1Gi } }]",
        "must specify limits.cpu for: get               | LIMITED, executor INIT { requests { cpu = 1, memory = 1Gi } } }]",
      })
  void aContainerHasWhatTheQuotaCountsOrIsRefused(String answer, String line) throws IOException {
    judge(quota, "QUOTA_NEEDS_LIMIT", answer, line);
  }

  private static void judge(GuardedNamespace namespace, String code, String answer, String line)
      throws IOException {
    String job =
        job(
            namespace,
            line.replace(" OTHER ", OTHER).replace(" INIT ", INIT).replace("LIMITED", LIMITED));
    Command ours = K8spark.tryCompile(job, file("policy", namespace.policy()));
    String said = server(namespace.kubectl(), job);
    if (answer.equals(ACCEPTED)) {
      assertThat(ours.err()).doesNotContain("error[");
      assertThat(said).isEmpty();
    } else {
      assertThat(ours.err()).contains("error[" + code + "]");
      assertThat(said).contains(answer);
    }
  }

  /** What the API server says against the pods that the job would have, if anything. */
  private static String server(Kubectl kubectl, String job) throws IOException {
    String none = file("none", "root = true, cluster.apiServer = ports-only");
    JsonNode driver =
        kubectl.parse(K8spark.tryCompile(job, none, "--only", "run").orFail()).getFirst();
    JsonNode executor =
        kubectl.parse(K8spark.tryCompile(job, none, "--executor-pod").orFail()).getFirst();
    return pod(kubectl, driver.path("spec").path("template")) + pod(kubectl, executor);
  }

  private static String pod(Kubectl kubectl, JsonNode template) {
    ObjectNode pod = Kubectl.JSON.createObjectNode().put("apiVersion", "v1").put("kind", "Pod");
    ObjectNode spec = (ObjectNode) template.path("spec").deepCopy();
    spec.remove("hostname");
    pod.putObject("metadata")
        .put("name", "pi")
        .set("annotations", template.at("/metadata/annotations"));
    pod.set("spec", spec);
    return kubectl.tried(pod.toString(), "create", "--dry-run=server", "-f", "-").err();
  }

  private static String job(GuardedNamespace namespace, String line) {
    return K8spark.read(Path.of("samples/pi-python.conf"))
            .replace("spark-samples\n", namespace.name() + "\n")
            .lines()
            .filter(old -> !old.matches("driver.cpu.*|executor .*"))
            .collect(Collectors.joining("\n"))
        + "\n"
        + line
        + "\n";
  }

  private static String file(String name, String text) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    return Files.writeString(home.resolve("k8spark-policy.conf"), text).toString();
  }
}
