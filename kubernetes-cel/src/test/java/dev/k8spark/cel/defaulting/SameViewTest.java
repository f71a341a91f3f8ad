package dev.k8spark.cel.defaulting;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Our view of an object has the leaves that an API server shows, which a test on a cluster has
 * recorded. What only a cluster knows was left out there; what is not ours is listed here.
 */
class SameViewTest {

  private static final Path FOLDER = Path.of("..", "cluster-tests", "views");
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Map.of(
          "Pod", Pod.class,
          "Job", Job.class,
          "CronJob", CronJob.class,
          "NetworkPolicy", NetworkPolicy.class,
          "PersistentVolumeClaim", PersistentVolumeClaim.class,
          "Service", Service.class);

  static List<String> objects() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve("sent"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("objects")
  void ourViewIsTheServers(String name) {
    JsonNode sent = read("sent", name);
    Class<? extends HasMetadata> type = KINDS.get(sent.path("kind").asString());
    HasMetadata object = JSON.convertValue(sent, Objects.requireNonNull(type));
    Map<String, String> ours = leaves(JSON.valueToTree(ServerView.render(object)));
    Map<String, String> servers = leaves(read("seen", name));
    List<String> different = new ArrayList<>();
    ours.forEach((path, leaf) -> addDifference(different, path, leaf, servers.remove(path)));
    servers.forEach((path, leaf) -> addDifference(different, path, null, leaf));
    assertThat(different).isEmpty();
  }

  private static void addDifference(
      List<String> different, String path, @Nullable String ours, @Nullable String servers) {
    if (!Objects.equals(ours, servers)) {
      different.add("%s: ours %s, the server's %s".formatted(path, ours, servers));
    }
  }

  /** Each leaf by its path; a container without any is one itself. */
  private static Map<String, String> leaves(JsonNode tree) {
    Map<String, String> leaves = new TreeMap<>();
    collect("", tree, leaves);
    return leaves;
  }

  private static void collect(String path, JsonNode node, Map<String, String> leaves) {
    if (node.isContainer() && !node.isEmpty()) {
      node.propertyStream().forEach(f -> collect(path + "." + f.getKey(), f.getValue(), leaves));
      for (int i = 0; node.isArray() && i < node.size(); i++) {
        collect(path + "[" + i + "]", node.get(i), leaves);
      }
    } else {
      leaves.put(path, node.toString());
    }
  }

  private static JsonNode read(String folder, String name) {
    try {
      return JSON.readTree(Files.readString(FOLDER.resolve(folder).resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
