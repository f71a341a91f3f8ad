package dev.k8spark.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What GitHub's documentation asks of a SARIF file for code scanning, each rule by itself. */
final class CodeScanning {

  private static final int MOST_BYTES = 10 * 1024 * 1024;
  private static final int MOST_RUNS = 20;
  private static final int MOST_RESULTS = 25_000;
  private static final int MOST_RULES = 25_000;
  private static final int MOST_EXTENSIONS = 100;
  private static final int MOST_TAGS_SHOWN = 10;
  private static final int MOST_LETTERS = 1024;
  private static final int MOST_LETTERS_OF_A_NAME = 255;

  private static final Set<String> LEVELS = Set.of("error", "warning", "note");
  private static final Set<String> PRECISIONS = Set.of("very-high", "high", "medium", "low");
  private static final Set<String> PROBLEMS = Set.of("error", "warning", "recommendation");

  private final List<String> broken = new ArrayList<>();

  private CodeScanning() {}

  static void assertTakes(String sarif) throws IOException {
    CodeScanning rules = new CodeScanning();
    rules.hold(bytes(sarif) < MOST_BYTES, "10 MB", "the file");
    JsonNode log = new JsonMapper().readTree(sarif);
    rules.hold(word(log, "/version").equals("2.1.0"), "version", log.path("version"));
    rules.hold(word(log, "/$schema").contains("sarif-2.1.0"), "schema", log.path("$schema"));
    int runs = log.path("runs").size();
    rules.hold(runs > 0 && runs <= MOST_RUNS, "runs", runs);
    log.path("runs").forEach(rules::run);
    assertThat(rules.broken).isEmpty();
  }

  private static int bytes(String sarif) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(sarif.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.size();
  }

  private void run(JsonNode run) {
    JsonNode driver = run.at("/tool/driver");
    required(driver, "/name", "/semanticVersion");
    hold(word(driver, "/semanticVersion").matches("\\d+\\.\\d+\\.\\d+.*"), "semantic", driver);
    hold(word(run, "/automationDetails/id").endsWith("/"), "a category", run);
    hold(run.at("/tool/extensions").size() <= MOST_EXTENSIONS, "extensions", run);
    JsonNode rules = driver.path("rules");
    hold(!rules.isEmpty() && rules.size() <= MOST_RULES, "rules", rules.size());
    Set<String> ids = new HashSet<>();
    for (JsonNode rule : rules) {
      rule(rule);
      hold(ids.add(word(rule, "/id")), "one rule for each id", rule.path("id"));
    }
    JsonNode results = run.path("results");
    hold(results.isArray() && results.size() <= MOST_RESULTS, "results", results.size());
    Set<String> prints = new HashSet<>();
    for (JsonNode result : results) {
      result(result, rules);
      String print = word(result, "/partialFingerprints/primaryLocationLineHash");
      hold(!print.isEmpty() && prints.add(print), "a fingerprint of its own", result);
    }
  }

  private void rule(JsonNode rule) {
    required(rule, "/id", "/shortDescription/text", "/fullDescription/text", "/help/text");
    for (String text : List.of("/shortDescription/text", "/fullDescription/text")) {
      hold(word(rule, text).length() <= MOST_LETTERS, text, rule);
    }
    hold(word(rule, "/id").length() <= MOST_LETTERS_OF_A_NAME, "short id", rule);
    JsonNode properties = rule.path("properties");
    int tags = properties.path("tags").size();
    hold(tags > 0 && tags <= MOST_TAGS_SHOWN, "tags", rule);
    hold(PRECISIONS.contains(word(properties, "/precision")), "precision", rule);
    hold(PROBLEMS.contains(word(properties, "/problem.severity")), "problem.severity", rule);
    JsonNode weight = rule.path("defaultConfiguration");
    boolean isOff = !weight.path("enabled").asBoolean(true);
    hold(isOff != LEVELS.contains(word(weight, "/level")), "level", rule);
    security(properties);
  }

  private void security(JsonNode properties) {
    String score = word(properties, "/security-severity");
    boolean isTagged =
        properties.path("tags").valueStream().anyMatch(tag -> tag.asString("").equals("security"));
    hold(isTagged != score.isEmpty(), "a score with the tag", properties);
    if (isTagged) {
      double number = Double.parseDouble(score);
      hold(number > 0 && number <= 10, "score", score);
    }
  }

  private void result(JsonNode result, JsonNode rules) {
    required(result, "/ruleId", "/message/text");
    hold(LEVELS.contains(word(result, "/level")), "level", result);
    JsonNode rule = rules.path(result.path("ruleIndex").asInt(-1));
    hold(rule.path("id").equals(result.path("ruleId")), "ruleIndex", result);
    hold(result.path("locations").size() == 1, "one location", result);
    result.path("locations").forEach(this::location);
    for (JsonNode related : result.path("relatedLocations")) {
      location(related);
      String link = "](" + related.path("id").asInt(-1) + ")";
      hold(word(result, "/message/text").contains(link), "a link", result);
    }
  }

  private void location(JsonNode location) {
    JsonNode artifact = location.at("/physicalLocation/artifactLocation");
    String uri = word(artifact, "/uri");
    boolean isPlain = uri.matches("[!-~]+") && !uri.startsWith("/") && !uri.startsWith("./");
    hold(isPlain, "a relative URI", location);
    boolean isBased = word(artifact, "/uriBaseId").equals("%SRCROOT%");
    hold(isPlain && URI.create(uri).isAbsolute() != isBased, "a base", location);
    JsonNode region = location.at("/physicalLocation/region");
    int line = region.path("startLine").asInt(0);
    int column = region.path("startColumn").asInt(0);
    hold(line > 0 && column > 0, "a start", location);
    hold(region.path("endLine").asInt(0) == line, "one line", location);
    hold(region.path("endColumn").asInt(0) >= column, "an end", location);
  }

  private void required(JsonNode node, String... pointers) {
    for (String pointer : pointers) {
      hold(!word(node, pointer).isBlank(), pointer, node);
    }
  }

  private static String word(JsonNode node, String pointer) {
    return node.at(pointer).asString("");
  }

  private void hold(boolean holds, String rule, Object place) {
    if (!holds) {
      broken.add(rule + ": " + place);
    }
  }
}
