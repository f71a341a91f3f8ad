package dev.k8spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API server judges the tables of verdicts as they say. A test of the compiler holds our own
 * CEL to the same rows, so that both judge alike.
 */
@ClusterTest
class VerdictsTest {
  private static final String NAMESPACE = "k8spark-verdicts";
  private static final Path FOLDER = Command.ROOT.resolve("cluster-tests/verdicts");
  private static final String POD_UID = "11111111-2222-3333-4444-555555555555";
  private static final String DRIVER = "pi-driver";
  private static final Pattern ACCOUNT = Pattern.compile("\"serviceAccountName\":\"([^\"]+)\"");
  private static final Pattern ROW = Pattern.compile("(row-[0-9]+)\"? (.*)");
  private static final String ACCEPTED = "accepted";

  @AutoClose
  private final GuardedNamespace namespace = GuardedNamespace.create("verdicts", NAMESPACE);

  /**
   * One line of a table.
   *
   * @param verdict the code that refuses it, or that it is accepted
   */
  private record Row(String name, String verdict, boolean isOfDriver, JsonNode object) {}

  @Test
  void theApiServerJudgesEachRowAsTheTableSays(@TempDir Path folder) {
    List<Row> rows = rows();
    prepare(rows);
    Map<String, String> expected = new TreeMap<>();
    rows.forEach(row -> expected.put(row.name(), row.verdict()));

    Map<String, String> said = judged(namespace.kubectl(), rows, false);
    said.putAll(judged(namespace.asDriver(DRIVER, POD_UID, folder), rows, true));

    assertThat(said).isEqualTo(expected);
  }

  /** Accounts that pods name must exist, and the driver's may write pods at all. */
  private void prepare(List<Row> rows) {
    TreeSet<String> accounts = new TreeSet<>();
    ACCOUNT
        .matcher(rows.toString())
        .results()
        .filter(match -> !match.group(1).equals("default"))
        .forEach(match -> accounts.add(match.group(1)));
    accounts.forEach(account -> namespace.kubectl().run("create", "serviceaccount", account));
    namespace.kubectl().run("create", "role", "pods", "--verb=create", "--resource=pods");
    namespace
        .kubectl()
        .run(
            "create",
            "rolebinding",
            "pods",
            "--role=pods",
            "--serviceaccount=" + namespace.name() + ":" + DRIVER);
    Row wrong =
        rows.stream().filter(row -> !row.verdict().endsWith(ACCEPTED)).findFirst().orElseThrow();
    namespace.awaitHeld(wrong.object().toString());
  }

  /** What the API server says of each row, in the words of the tables. */
  private static Map<String, String> judged(Kubectl kubectl, List<Row> rows, boolean ofDriver) {
    ObjectNode list = Kubectl.JSON.createObjectNode().put("apiVersion", "v1").put("kind", "List");
    ArrayNode items = list.putArray("items");
    Map<String, Row> asked = new TreeMap<>();
    for (Row row : rows) {
      if (row.isOfDriver() == ofDriver) {
        String id = "row-" + items.size();
        ((ObjectNode) row.object().path("metadata")).put("name", id);
        items.add(row.object());
        asked.put(id, row);
      }
    }
    Command command =
        kubectl.tried(list.toString(), "create", "--dry-run=server", "--validate=false", "-f", "-");
    Map<String, String> said = new TreeMap<>();
    for (String line : (command.out() + command.err()).split("\n", -1)) {
      Matcher row = ROW.matcher(line);
      if (row.find()) {
        Row about = Objects.requireNonNull(asked.get(row.group(1)));
        said.put(about.name(), verdict(about, row.group(2)));
      }
    }
    return said;
  }

  private static String verdict(Row row, String said) {
    if (said.startsWith("created")) {
      return ACCEPTED;
    }
    return said.contains("denied request: " + row.verdict() + ":") ? row.verdict() : said;
  }

  private List<Row> rows() {
    JsonNode objects = Kubectl.JSON.readTree(read(FOLDER.resolve("objects.json")));
    List<Row> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      files
          .filter(file -> file.toString().endsWith(".jsonl"))
          .forEach(file -> read(file).lines().forEach(line -> rows.add(row(file, line, objects))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static Row row(Path file, String line, JsonNode objects) {
    String code = file.getFileName().toString().replace(".jsonl", "");
    JsonNode row = Kubectl.JSON.readTree(line);
    String base = row.path("object").asString();
    JsonNode object = objects.path(base).deepCopy();
    row.path("set").properties().forEach(e -> set(object, e.getKey(), e.getValue()));
    return new Row(
        code + ": " + base + ", " + row.path("case").asString(),
        row.path("refused").asBoolean() ? code : ACCEPTED,
        base.equals("executor"),
        object);
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

  private String read(Path file) {
    return K8spark.read(file).replace(NAMESPACE, namespace.name());
  }
}
