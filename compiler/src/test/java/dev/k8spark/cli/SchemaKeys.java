package dev.k8spark.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys that a schema knows, each as a path in which {@code *} stands for a name of the user's
 * own and {@code #} for any item of a list.
 */
final class SchemaKeys {

  private static final Path SCHEMAS = Path.of("../schema");

  /** Maps whose keys are those of a whole job again. */
  private static final List<String> OF_A_JOB = List.of("environments.*", "defaults");

  /** What a namespace says anew, which is bound and judged as what the top says. */
  private static final Pattern AS_AT_THE_TOP =
      Pattern.compile(
          "namespaces[.][*][.](allow|deny|require|limits|severity|waivable|exceptions|rules)");

  private final Map<String, JsonNode> schemas;
  private final List<String> paths = new ArrayList<>();

  private SchemaKeys(String name) {
    JsonMapper mapper = new JsonMapper();
    String job = "job.schema.json";
    schemas =
        Map.of(
            job,
            mapper.readTree(SCHEMAS.resolve(job).toFile()),
            "policy.schema.json",
            mapper.readTree(SCHEMAS.resolve("policy.schema.json").toFile()));
    JsonNode root = schema(name);
    walk(name, root, "");
  }

  static SchemaKeys ofJob() {
    return new SchemaKeys("job.schema.json");
  }

  static SchemaKeys ofPolicy() {
    return new SchemaKeys("policy.schema.json");
  }

  List<String> paths() {
    return paths.stream().distinct().toList();
  }

  private JsonNode schema(String file) {
    return Objects.requireNonNull(schemas.get(file), file);
  }

  private void walk(String file, JsonNode schema, String path) {
    if (OF_A_JOB.contains(path) || AS_AT_THE_TOP.matcher(path).matches()) {
      return;
    }
    if (schema.path("$ref").isString()) {
      String[] reference = schema.path("$ref").asString().split("#", 2);
      String other = reference[0].isEmpty() ? file : reference[0];
      walk(other, schema(other).at(reference[1]), path);
    }
    schema.path("properties").properties().forEach(e -> add(file, e.getValue(), path, e.getKey()));
    if (schema.path("additionalProperties").isObject()) {
      add(file, schema.path("additionalProperties"), path, "*");
    }
    if (schema.path("items").isObject()) {
      walk(file, schema.path("items"), path + ".#");
    }
  }

  private void add(String file, JsonNode schema, String parent, String key) {
    String path = parent.isEmpty() ? key : parent + "." + key;
    paths.add(path);
    walk(file, schema, path);
  }
}
