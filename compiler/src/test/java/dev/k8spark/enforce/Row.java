package dev.k8spark.enforce;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One row of the tables of verdicts, which the tests on a cluster ask the API server.
 *
 * @param code the law that the row is about, and the only one that may refuse it
 * @param object as somebody writes it
 */
record Row(String code, String name, boolean isRefused, HasMetadata object, boolean isOfDriver) {

  static final Path FOLDER = Path.of("..", "cluster-tests", "verdicts");

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Map<String, Class<? extends HasMetadata>> TYPES =
      Map.of(
          "Pod", Pod.class,
          "Job", Job.class,
          "CronJob", CronJob.class,
          "NetworkPolicy", NetworkPolicy.class);

  static List<Row> all() {
    JsonNode objects = JSON.readTree(read(FOLDER.resolve("objects.json")));
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".jsonl"))
          .sorted()
          .flatMap(file -> read(file).lines().map(line -> of(code(file), line, objects)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row of(String code, String line, JsonNode objects) {
    JsonNode row = JSON.readTree(line);
    String base = row.path("object").asString();
    JsonNode object = objects.path(base).deepCopy();
    row.path("set").properties().forEach(e -> set(object, e.getKey(), e.getValue()));
    return new Row(
        code,
        row.path("case").asString(),
        row.path("refused").asBoolean(),
        JSON.convertValue(object, TYPES.get(object.path("kind").asString())),
        base.equals("executor"));
  }

  private static void set(JsonNode object, String pointer, JsonNode value) {
    JsonPointer path = JsonPointer.compile(pointer);
    String key = path.last().getMatchingProperty();
    switch (object.at(path.head())) {
      case ObjectNode map when value.isNull() -> map.remove(key);
      case ObjectNode map -> map.set(key, value);
      case ArrayNode list when key.equals("-") -> list.add(value);
      default -> throw new IllegalArgumentException(pointer);
    }
  }

  private static String code(Path file) {
    return file.getFileName().toString().replace(".jsonl", "");
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return code + ": " + object.getKind() + ", " + name;
  }
}
