package dev.k8spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API server shows what was sent as {@code views/seen} has it. A test of the compiler holds our
 * own view of the same objects to the same files, so that both show every leaf alike.
 */
@ClusterTest
class ViewsTest {
  private static final String NAMESPACE = "k8spark-views";
  private static final Path FOLDER = Command.ROOT.resolve("cluster-tests/views");
  private static final Path RECEIVED = Path.of("target/received");
  private static final Pattern ACCOUNT = Pattern.compile("\"serviceAccountName\": *\"([^\"]+)\"");

  /** What a cluster gives by chance or by the clock, and what says how the object fares. */
  private static final List<String> OF_CLUSTER =
      List.of("uid", "creationTimestamp", "generation", "managedFields", "resourceVersion");

  @AutoClose private final TestNamespace namespace = TestNamespace.create("views");

  static List<String> objects() {
    try (Stream<Path> files = Files.list(FOLDER.resolve("sent"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Accounts that pods name must exist, and the pods' own rights are another test's matter. */
  @BeforeAll
  void prepare() {
    TreeSet<String> accounts = new TreeSet<>();
    for (String name : objects()) {
      ACCOUNT.matcher(sent(name)).results().forEach(match -> accounts.add(match.group(1)));
    }
    accounts.remove("default");
    accounts.forEach(account -> namespace.kubectl().run("create", "serviceaccount", account));
    String level = "pod-security.kubernetes.io/enforce=privileged";
    namespace.kubectl().run("label", "namespace", namespace.name(), level, "--overwrite");
  }

  @ParameterizedTest
  @MethodSource("objects")
  void theServerShowsAnObjectAsTheFileSays(String name) throws IOException {
    Command made =
        namespace
            .kubectl()
            .tried(sent(name), "create", "--dry-run=server", "-o", "json", "-f", "-");
    String seen =
        text(
            withoutClusters(
                Kubectl.JSON.readTree(sent(name)), Kubectl.JSON.readTree(made.orFail())));

    Path approved = FOLDER.resolve("seen").resolve(name);
    String expected = Files.exists(approved) ? Files.readString(approved) : "";
    if (!seen.equals(expected)) {
      Files.writeString(Files.createDirectories(RECEIVED).resolve(name), seen);
    }
    assertThat(seen)
        .as("read it, then: cp cluster-tests/target/received/%s cluster-tests/views/seen/", name)
        .isEqualTo(expected);
  }

  private String sent(String name) {
    return K8spark.read(FOLDER.resolve("sent").resolve(name)).replace(NAMESPACE, namespace.name());
  }

  /** A Job without any labels has those of its selector once it is stored, behind admission. */
  private static JsonNode withoutClusters(JsonNode sent, JsonNode made) {
    ObjectNode object = (ObjectNode) made;
    object.remove("status");
    ((ObjectNode) object.path("metadata")).remove(OF_CLUSTER);
    if (sent.findValue("labels") == null) {
      ((ObjectNode) object.path("metadata")).remove("labels");
    }
    if (object.path("spec") instanceof ObjectNode spec) {
      spec.remove(List.of("clusterIPs", "ipFamilies", "ipFamilyPolicy"));
      if (!spec.path("clusterIP").asString("").equals("None")) {
        spec.remove("clusterIP");
      }
    }
    return object;
  }

  /** With the keys in order, and without what is chance in a name. */
  private String text(JsonNode object) {
    return Kubectl.JSON
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(sorted(object))
            .replace(namespace.name(), NAMESPACE)
            .replaceAll("kube-api-access-[a-z0-9]{5}", "kube-api-access-00000")
            .replaceAll(
                "(?<=controller-uid\" : \")[0-9a-f-]{36}", "00000000-0000-0000-0000-000000000000")
        + "\n";
  }

  private static JsonNode sorted(JsonNode node) {
    if (node.isObject()) {
      ObjectNode map = Kubectl.JSON.createObjectNode();
      node.propertyStream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(field -> map.set(field.getKey(), sorted(field.getValue())));
      return map;
    } else if (node.isArray()) {
      ArrayNode list = Kubectl.JSON.createArrayNode();
      node.valueStream().forEach(item -> list.add(sorted(item)));
      return list;
    }
    return node;
  }
}
