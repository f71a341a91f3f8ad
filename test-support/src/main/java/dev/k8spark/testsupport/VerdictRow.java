package dev.k8spark.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One row of the tables of admission verdicts. The compiler's tests evaluate them by our own CEL,
 * the tests on a cluster send the same rows to the API server.
 *
 * @param code the rule that the row is about, and the only one that may refuse it
 * @param description what is special about the object
 * @param object as somebody writes it
 * @param isFromDriver whether a driver creates it, and not the job's author
 */
public record VerdictRow(
    String code, String description, boolean isRefused, JsonNode object, boolean isFromDriver) {

  /** The tables, one a code, with the objects that they start from. */
  public static final Path FOLDER = Path.of("..", "cluster-tests", "verdicts");

  /** The verdict on an object that no rule refuses. */
  public static final String ACCEPTED = "accepted";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String TABLE = ".jsonl";
  private static final String EXECUTOR = "executor";

  /**
   * Reads all rows, sorted by their code.
   *
   * @param edit what is changed in the text of every file
   */
  public static List<VerdictRow> readAll(UnaryOperator<String> edit) {
    JsonNode objects = JSON.readTree(edit.apply(read(FOLDER.resolve("objects.json"))));
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(TABLE))
          .sorted()
          .flatMap(
              file ->
                  edit.apply(read(file)).lines().map(line -> parse(codeOf(file), line, objects)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static VerdictRow parse(String code, String line, JsonNode objects) {
    JsonNode row = JSON.readTree(line);
    String base = row.path("object").asString();
    JsonNode object = objects.path(base).deepCopy();
    row.path("set").properties().forEach(entry -> set(object, entry.getKey(), entry.getValue()));
    return new VerdictRow(
        code,
        base + ", " + row.path("case").asString(),
        row.path("refused").asBoolean(),
        object,
        base.equals(EXECUTOR));
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

  private static String codeOf(Path table) {
    return table.getFileName().toString().replace(TABLE, "");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the code that refuses the object, or that it is accepted. */
  public String verdict() {
    return isRefused ? code : ACCEPTED;
  }

  /** Returns the row's name, as test reports show it. */
  @Override
  public String toString() {
    return code + ": " + description;
  }
}
