package dev.k8spark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.SoftAssertions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What GitHub's documentation asks of a SARIF file for code scanning, each rule by itself. */
final class CodeScanning {

  private static final int MOST_BYTES = 10 * 1024 * 1024;
  private static final int MOST_RUNS = 20;
  private static final int MOST_RESULTS = 25_000;
  private static final int MOST_RULES = 25_000;
  private static final int MOST_TAGS_SHOWN = 10;
  private static final int MOST_LETTERS = 1024;

  private final SoftAssertions softly = new SoftAssertions();

  private CodeScanning() {}

  static void assertTakes(String sarif) throws IOException {
    CodeScanning rules = new CodeScanning();
    rules.file(sarif);
    JsonNode log = new JsonMapper().readTree(sarif);
    assertThat(log.path("runs").size()).isBetween(1, MOST_RUNS);
    log.path("runs").forEach(rules::run);
    rules.softly.assertAll();
  }

  private void file(String sarif) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(sarif.getBytes(StandardCharsets.UTF_8));
    }
    softly.assertThat(bytes.size()).as("bytes").isLessThan(MOST_BYTES);
    JsonNode log = new JsonMapper().readTree(sarif);
    softly.assertThat(log.path("version").asString("")).isEqualTo("2.1.0");
    softly.assertThat(log.path("$schema").asString("")).contains("sarif-2.1.0");
  }

  private void run(JsonNode run) {
    JsonNode driver = run.at("/tool/driver");
    required(driver, "/name", "/semanticVersion");
    softly.assertThat(driver.path("semanticVersion").asString("")).matches("\\d+\\.\\d+\\.\\d+.*");
    softly.assertThat(run.at("/automationDetails/id").asString("")).endsWith("/");
    softly.assertThat(run.at("/tool/extensions").size()).isLessThanOrEqualTo(100);
    JsonNode rules = driver.path("rules");
    softly.assertThat(rules.size()).as("rules").isBetween(1, MOST_RULES);
    rules.forEach(this::rule);
    Set<String> ids =
        new HashSet<>(rules.valueStream().map(one -> one.path("id").asString()).toList());
    softly.assertThat(ids).as("ids of rules").hasSize(rules.size());
    JsonNode results = run.path("results");
    softly.assertThat(results.isArray()).as("results").isTrue();
    softly.assertThat(results.size()).as("results").isLessThanOrEqualTo(MOST_RESULTS);
    Set<String> prints = new HashSet<>();
    for (JsonNode result : results) {
      result(result, rules);
      prints.add(result.at("/partialFingerprints/primaryLocationLineHash").asString(""));
    }
    softly.assertThat(prints).as("fingerprints").hasSize(results.size()).doesNotContain("");
  }

  private void rule(JsonNode rule) {
    required(rule, "/id", "/shortDescription/text", "/fullDescription/text", "/help/text");
    for (String text : List.of("/shortDescription/text", "/fullDescription/text")) {
      softly
          .assertThat(rule.at(text).asString("").length())
          .as(rule.path("id") + text)
          .isLessThanOrEqualTo(MOST_LETTERS);
    }
    softly.assertThat(rule.path("id").asString("").length()).isLessThanOrEqualTo(255);
    softly.assertThat(rule.at("/properties/tags").size()).isBetween(1, MOST_TAGS_SHOWN);
    softly
        .assertThat(rule.at("/properties/precision").asString(""))
        .isIn("very-high", "high", "medium", "low");
    softly
        .assertThat(rule.path("properties").path("problem.severity").asString(""))
        .isIn("error", "warning", "recommendation");
    JsonNode configuration = rule.path("defaultConfiguration");
    softly
        .assertThat(configuration.path("level").asString("none"))
        .isIn(configuration.path("enabled").asBoolean(true) ? LEVELS : List.of("none"));
    security(rule.path("properties"));
  }

  private static final List<String> LEVELS = List.of("error", "warning", "note");

  private void security(JsonNode properties) {
    boolean isTagged =
        properties.path("tags").valueStream().anyMatch(tag -> tag.asString("").equals("security"));
    softly.assertThat(properties.has("security-severity")).isEqualTo(isTagged);
    if (isTagged) {
      double score = Double.parseDouble(properties.path("security-severity").asString(""));
      softly.assertThat(score).isGreaterThan(0).isLessThanOrEqualTo(10);
    }
  }

  private void result(JsonNode result, JsonNode rules) {
    required(result, "/ruleId", "/message/text");
    softly.assertThat(result.path("level").asString("")).isIn(LEVELS);
    softly
        .assertThat(rules.path(result.path("ruleIndex").asInt(-1)).path("id"))
        .isEqualTo(result.path("ruleId"));
    softly.assertThat(result.path("locations").size()).as("locations").isEqualTo(1);
    result.path("locations").forEach(this::location);
    result.path("relatedLocations").forEach(this::location);
    for (JsonNode related : result.path("relatedLocations")) {
      softly
          .assertThat(result.at("/message/text").asString(""))
          .contains("](" + related.path("id").asInt(-1) + ")");
    }
  }

  private void location(JsonNode location) {
    JsonNode place = location.path("physicalLocation");
    String uri = place.at("/artifactLocation/uri").asString("");
    softly.assertThat(uri).matches("[!-~]+").doesNotStartWith("/").doesNotStartWith("./");
    URI parsed = URI.create(uri);
    softly
        .assertThat(place.at("/artifactLocation/uriBaseId").asString("none"))
        .isEqualTo(parsed.isAbsolute() ? "none" : "%SRCROOT%");
    JsonNode region = place.path("region");
    int line = region.path("startLine").asInt(0);
    int column = region.path("startColumn").asInt(0);
    softly.assertThat(line).as("startLine").isPositive();
    softly.assertThat(column).as("startColumn").isPositive();
    softly.assertThat(region.path("endLine").asInt(0)).isEqualTo(line);
    softly.assertThat(region.path("endColumn").asInt(0)).isGreaterThanOrEqualTo(column);
  }

  private void required(JsonNode node, String... pointers) {
    for (String pointer : pointers) {
      softly.assertThat(node.at(pointer).asString("")).as(pointer).isNotBlank();
    }
  }
}
