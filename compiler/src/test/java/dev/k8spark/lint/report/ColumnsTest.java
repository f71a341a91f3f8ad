package dev.k8spark.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a reader of each format cuts out of the user's file, in the format's own unit, is what was
 * marked, in files with umlauts, emoji, carriage returns and a byte order mark.
 */
final class ColumnsTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern PLACE = Pattern.compile("(?m)^(.*):(\\d+):(\\d+): ");

  @TempDir private Path folder;

  private ReportedFindings findings;

  /** A place as a format tells it. */
  private record Place(String file, int line, int start, int end) {}

  @BeforeEach
  void find() throws IOException {
    findings = Repository.in(folder).findings();
    assertThat(marked())
        .containsExactly(
            "\"ü🚀]]>\\u0001\"", "\"größe 🚀\"", "\"docker.io/library/shops:4.3\"", "[1]", "root");
  }

  @Test
  void sarifCountsUtf16Units() throws IOException {
    List<Place> places = new ArrayList<>();
    for (JsonNode result :
        JSON.readTree(ReportFormat.SARIF.write(findings, false)).at("/runs/0/results")) {
      JsonNode region = result.at("/locations/0/physicalLocation/region");
      String uri = result.at("/locations/0/physicalLocation/artifactLocation/uri").asString();
      places.add(
          new Place(
              folder.toUri().relativize(folder.toUri().resolve(uri)).getPath(),
              region.path("startLine").asInt(),
              region.path("startColumn").asInt(),
              region.path("endColumn").asInt()));
    }
    assertMarked(places, (line, column) -> column - 1);
  }

  @Test
  void githubCountsUtf16Units() throws IOException {
    List<Place> places = new ArrayList<>();
    Matcher commands =
        Pattern.compile(
                "(?m)^::error file=(.*?),line=(\\d+),endLine=\\d+,col=(\\d+),endColumn=(\\d+),")
            .matcher(ReportFormat.GITHUB.write(findings, false));
    while (commands.find()) {
      String file = commands.group(1).replace("%2C", ",").replace("%3A", ":").replace("%25", "%");
      places.add(new Place(file, number(commands, 2), number(commands, 3), number(commands, 4)));
    }
    assertMarked(places, (line, column) -> column - 1);
  }

  @Test
  void rdjsonCountsBytesOfUtf8() throws IOException {
    List<Place> places = new ArrayList<>();
    for (JsonNode one :
        JSON.readTree(ReportFormat.RDJSON.write(findings, false)).path("diagnostics")) {
      JsonNode range = one.at("/location/range");
      places.add(
          new Place(
              one.at("/location/path").asString(),
              range.at("/start/line").asInt(),
              range.at("/start/column").asInt(),
              range.at("/end/column").asInt()));
    }
    assertMarked(
        places,
        (line, column) ->
            new String(
                    Arrays.copyOf(line.getBytes(StandardCharsets.UTF_8), column - 1),
                    StandardCharsets.UTF_8)
                .length());
  }

  @Test
  void jsonCountsCodePoints() throws IOException {
    List<Place> places = new ArrayList<>();
    for (String line : ReportFormat.JSON.write(findings, false).lines().toList()) {
      JsonNode one = JSON.readTree(line);
      places.add(
          new Place(
              one.path("file").asString(),
              one.at("/start/line").asInt(),
              one.at("/start/column").asInt(),
              one.at("/end/column").asInt()));
    }
    assertMarked(places, (line, column) -> line.offsetByCodePoints(0, column - 1));
  }

  @Test
  void textAndJunitCountCodePointsAndGitlabLines() throws Exception {
    NodeList failures =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(ReportFormat.JUNIT.write(findings, false))))
            .getElementsByTagName("failure");
    JsonNode gitlab = JSON.readTree(ReportFormat.GITLAB.write(findings, false));
    String text = ReportFormat.TEXT.write(findings, false);
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < failures.getLength(); i++) {
      Matcher place = PLACE.matcher(failures.item(i).getTextContent());
      assertThat(place.find()).isTrue();
      String file = place.group(1);
      int end = number(place, 3) + marked().get(i).codePointCount(0, marked().get(i).length());
      places.add(new Place(file, number(place, 2), number(place, 3), end));
      assertThat(text).contains(" --> %s:%s:%s\n".formatted(file, place.group(2), place.group(3)));
      assertThat(gitlab.get(i).at("/location/path").asString()).isEqualTo(file);
      assertThat(gitlab.get(i).at("/location/lines/begin").asInt()).isEqualTo(number(place, 2));
    }
    assertMarked(places, (line, column) -> line.offsetByCodePoints(0, column - 1));
  }

  /** How a unit finds a column in a line. */
  private interface Unit {
    int offset(String line, int column);
  }

  private void assertMarked(List<Place> places, Unit unit) throws IOException {
    List<String> cut = new ArrayList<>();
    for (Place place : places.subList(0, marked().size())) {
      String text = Files.readString(folder.resolve(place.file())).replace("\uFEFF", "");
      String line = text.split("\r?\n", -1)[place.line() - 1];
      cut.add(line.substring(unit.offset(line, place.start()), unit.offset(line, place.end())));
    }
    assertThat(cut).isEqualTo(marked());
  }

  private List<String> marked() {
    return findings.shown().stream().map(one -> one.diagnostic().span().text()).toList();
  }

  private static int number(Matcher found, int group) {
    return Integer.parseInt(found.group(group));
  }
}
