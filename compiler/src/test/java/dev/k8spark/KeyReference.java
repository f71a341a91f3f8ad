package dev.k8spark;

import dev.k8spark.source.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page {@code docs/keys.md}, made from the schemas and the shipped layers alone. */
final class KeyReference {

  private static final Path TEMPLATES = Samples.ROOT.resolve("templates");

  /** Layers that no job names. */
  private static final List<String> IMPLIED = List.of("defaults", "python", "jvm");

  private static final String INTRODUCTION =
      """
      # The keys of job and policy files

      Made from `schema/` and `templates/` by a test; do not edit it. A difference fails the build,
      which says how to put it right.

      A path is written with dots; `NAME` is a name of your own. Examples of lists and maps are
      JSON, which HOCON and YAML read too. The schema says exactly what a text may be: `k8spark
      schema` prints it.
      """;

  private static final String TABLE =
      "| key | type | default | what it says | example |\n|---|---|---|---|---|\n";

  private final SchemaFile job = new SchemaFile("job");
  private final SchemaFile policy = new SchemaFile("policy");
  private final SchemaFile test = new SchemaFile("policy-test");
  private final Node.Mapping defaults = layer("defaults");
  private final Node.Mapping python = layer("python");
  private final Node.Mapping jvm = layer("jvm");

  /**
   * One of our schemas.
   *
   * @param kind what it describes, as {@code k8spark schema} calls it
   */
  private record SchemaFile(String kind, JsonNode root) {

    SchemaFile(String kind) {
      this(
          kind,
          new JsonMapper()
              .readTree(Samples.ROOT.resolve("schema/" + kind + ".schema.json").toFile()));
    }
  }

  /**
   * What is said at the end of references.
   *
   * @param words all that was passed on the way, the nearest first
   * @param names of the definitions passed, the nearest first
   */
  private record Meaning(List<JsonNode> words, List<String> names) {

    JsonNode get(String word) {
      return words.stream()
          .map(node -> node.path(word))
          .filter(node -> !node.isMissingNode())
          .findFirst()
          .orElse(words.getFirst().path(word));
    }

    /** Whether it has the keys of a job, which stand in the first table. */
    boolean isLayer() {
      return names.contains("environment");
    }
  }

  String page() {
    return INTRODUCTION
        + "\n## Job files\n"
        + tables(job)
        + "\n## Policy files\n"
        + tables(policy)
        + "\n## Tests of policies\n"
        + tables(test)
        + "\n## Types\n\n| type | what it is | examples |\n|---|---|---|\n"
        + types(job)
        + types(policy)
        + types(test)
        + "\n## Profiles\n\n| name in `extends` | what it is for |\n|---|---|\n"
        + profiles();
  }

  /** Returns the keys of a file: the plain ones, then each block below a heading of its own. */
  private String tables(SchemaFile file) {
    StringBuilder plain = new StringBuilder();
    StringBuilder blocks = new StringBuilder();
    Meaning top = meaning(file.root());
    for (JsonNode words : top.words().reversed()) {
      words
          .path("properties")
          .properties()
          .forEach(
              entry -> {
                Meaning key = meaning(entry.getValue());
                if (key.get("type").asString("").equals("object")) {
                  blocks.append("\n### ").append(entry.getKey()).append("\n\n").append(TABLE);
                  addKey(blocks, entry.getKey(), key, top);
                } else {
                  addKey(plain, entry.getKey(), key, top);
                }
              });
    }
    return (plain.isEmpty() ? "" : "\n" + TABLE + plain) + blocks;
  }

  private void addKeys(StringBuilder rows, String prefix, Meaning map) {
    for (JsonNode words : map.words().reversed()) {
      words
          .path("properties")
          .properties()
          .forEach(e -> addKey(rows, prefix + e.getKey(), meaning(e.getValue()), map));
    }
  }

  private void addKey(StringBuilder rows, String path, Meaning key, Meaning map) {
    rows.append(
        "| `%s` | %s | %s | %s | %s |%n"
            .formatted(path, type(key), byDefault(path, key, map), text(key), code(example(key))));
    if (key.isLayer() || isRepeated(path)) {
      return;
    }
    addKeys(rows, path + ".", key);
    if (key.get("additionalProperties").isObject()) {
      Meaning value = meaning(key.get("additionalProperties"));
      if (!value.isLayer()) {
        addKeys(rows, path + ".NAME.", value);
      }
    }
  }

  /** What a namespace overrides has the keys that stand at the top of a policy. */
  private static boolean isRepeated(String path) {
    return path.matches("namespaces\\.NAME\\.(allow|deny|require|limits|severity|rules)");
  }

  private String type(Meaning key) {
    return switch (key.get("type").asString("")) {
      case "string" -> key.get("enum").isArray() ? oneOf(key.get("enum")) : ofText(key);
      case "integer" -> "whole number" + range(key);
      case "number" -> "number" + range(key);
      case "boolean" -> "`true` or `false`";
      case "array" -> "list of " + type(meaning(key.get("items")));
      case "object" -> ofMap(key);
      default -> ofTypes(key, key.get("type").valueStream().map(JsonNode::asString).toList());
    };
  }

  private String ofTypes(Meaning key, List<String> types) {
    if (types.contains("array")) {
      return "list of " + type(meaning(key.get("items"))) + ", or text";
    }
    return types.contains("integer") ? "whole number" + range(key) + ", or map" : "text or map";
  }

  private static String ofText(Meaning key) {
    return key.names().isEmpty() ? "text" : "[" + key.names().getLast() + "](#types)";
  }

  private static String range(Meaning key) {
    JsonNode least = key.get("minimum");
    return least.isNumber()
        ? ", %s to %s".formatted(least.asString(), key.get("maximum").asString())
        : "";
  }

  private String ofMap(Meaning key) {
    JsonNode kubernetes = key.get("x-kubernetes-type");
    if (kubernetes.isString()) {
      return "Kubernetes' `" + kubernetes.asString() + "`";
    }
    if (key.isLayer()) {
      return "keys of a job";
    }
    JsonNode value = key.get("additionalProperties");
    return value.isObject() ? "by name: " + type(meaning(value)) : "map";
  }

  private String byDefault(String path, Meaning key, Meaning map) {
    String name = path.substring(path.lastIndexOf('.') + 1);
    if (map.get("required").valueStream().anyMatch(word -> word.asString().equals(name))) {
      return key.get("oneOf").isArray() ? "required: " + alternatives(key) : "required";
    }
    String always = written(defaults, path);
    if (!always.isEmpty()) {
      return always;
    }
    String ofPython = written(python, path);
    return ofPython.isEmpty() ? "" : ofPython + " (Python), " + written(jvm, path) + " (jar)";
  }

  private static String alternatives(Meaning key) {
    return key.get("oneOf")
        .valueStream()
        .map(one -> joined(one.path("required"), " and "))
        .collect(Collectors.joining(", or "));
  }

  /** What a layer says at a path, or nothing. */
  private static String written(Node.Mapping layer, String path) {
    Node node = layer;
    for (String key : path.split("\\.", -1)) {
      node = node instanceof Node.Mapping mapping ? mapping.get(key) : null;
    }
    return switch (node) {
      case Node.Text text -> code(text.value());
      case Node.Sequence list when list.items().isEmpty() -> code("[]");
      case Node.Mapping map when map.entries().isEmpty() -> code("{}");
      case Node.Sequence _, Node.Mapping _, Node.Null _, Node.Invalid _ -> "";
      case null -> "";
    };
  }

  private String types(SchemaFile file) {
    return file.root().path("$defs").properties().stream()
        .filter(e -> e.getValue().path("type").asString("").equals("string"))
        .filter(e -> e.getValue().has("description"))
        .map(e -> typeRow(e.getKey(), e.getValue()))
        .collect(Collectors.joining());
  }

  private static String typeRow(String name, JsonNode type) {
    return "| %s | %s | %s |%n"
        .formatted(name, type.path("description").asString(), joined(type.path("examples"), ", "));
  }

  private static String profiles() {
    return Samples.filesIn(TEMPLATES).stream()
        .filter(file -> !IMPLIED.contains(Samples.baseName(file)))
        .map(file -> "| `k8spark:%s` | %s |%n".formatted(Samples.baseName(file), comment(file)))
        .collect(Collectors.joining());
  }

  private static String comment(Path file) {
    return Samples.open(file)
        .text()
        .lines()
        .takeWhile(line -> line.startsWith("#"))
        .map(line -> line.substring(1).strip())
        .collect(Collectors.joining(" "));
  }

  private static String example(Meaning key) {
    JsonNode first = key.get("examples").path(0);
    return first.isContainer() ? first.toString() : first.asString();
  }

  private static String text(Meaning key) {
    return escaped(key.get("description").asString());
  }

  private static String oneOf(JsonNode words) {
    return joined(words, ", ");
  }

  private static String joined(JsonNode words, String separator) {
    return words.valueStream().map(w -> code(w.asString())).collect(Collectors.joining(separator));
  }

  private static String code(String text) {
    return "`" + escaped(text) + "`";
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|");
  }

  private Meaning meaning(JsonNode schema) {
    List<JsonNode> words = new ArrayList<>(List.of(schema));
    List<String> names = new ArrayList<>();
    while (words.getLast().path("$ref").isString()) {
      String pointer = words.getLast().path("$ref").asString().replaceFirst("^.*#", "");
      names.add(pointer.substring(pointer.lastIndexOf('/') + 1));
      words.add(
          Stream.of(job, policy, test)
              .map(file -> file.root().at(pointer))
              .filter(JsonNode::isObject)
              .findFirst()
              .orElseThrow());
    }
    return new Meaning(List.copyOf(words), List.copyOf(names));
  }

  private static Node.Mapping layer(String name) {
    return Samples.tree(TEMPLATES.resolve(name + ".conf"));
  }
}
