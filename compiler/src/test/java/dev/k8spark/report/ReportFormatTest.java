package dev.k8spark.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.k8spark.Golden;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Each format holds against the schema of those who read it, whatever files and findings hold. */
final class ReportFormatTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  private Findings findings;

  @BeforeEach
  void find() throws IOException {
    findings = Repository.in(folder).findings();
  }

  @ParameterizedTest
  @EnumSource
  void everyFormatIsAsItWas(ReportFormat format) {
    String report = format.write(findings, false);

    Golden.verify(
        "reports/" + format.word() + ".txt",
        format == ReportFormat.SARIF ? withoutRules(report) : report);
  }

  /** The rules are the pages of all codes, which other tests hold. */
  private static String withoutRules(String sarif) {
    JsonNode log = JSON.readTree(sarif);
    ((ArrayNode) log.at("/runs/0/tool/driver/rules")).removeAll();
    for (JsonNode result : log.at("/runs/0/results")) {
      ((ObjectNode) result).remove("ruleIndex");
    }
    return log.toPrettyString().replace("\r\n", "\n") + "\n";
  }

  @Test
  void everyFormatHoldsAgainstItsSchema() throws Exception {
    assertAllHold(findings);
  }

  @Test
  void everyFormatHoldsWithoutAnyFinding() throws Exception {
    Findings none =
        new Findings(
            List.of(), List.of(), findings.root(), FailOn.NOTE, 1, List.of(), "k8spark/", "1.2.3");

    assertAllHold(none);
    assertThat(ReportFormat.GITHUB.write(none, false)).isEmpty();
    assertThat(JSON.readTree(ReportFormat.SARIF.write(none, false)).at("/runs/0/results"))
        .isEmpty();
  }

  private static void assertAllHold(Findings findings) throws Exception {
    assertHolds(
        ReportFormat.SARIF.write(findings, false),
        "sarif-2.1.0-rtm.5.json",
        SpecificationVersion.DRAFT_4);
    assertHolds(
        ReportFormat.RDJSON.write(findings, false),
        "rdjson-DiagnosticResult.json",
        SpecificationVersion.DRAFT_4);
    assertHolds(
        ReportFormat.GITLAB.write(findings, false),
        "gitlab-code-quality.json",
        SpecificationVersion.DRAFT_2020_12);
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    try (InputStream xsd = resource("junit-10.xsd")) {
      factory
          .newSchema(new StreamSource(xsd))
          .newValidator()
          .validate(new StreamSource(new StringReader(ReportFormat.JUNIT.write(findings, false))));
    }
  }

  @Test
  void sarifRulesAreWhatGithubAsksFor() {
    JsonNode rules =
        JSON.readTree(ReportFormat.SARIF.write(findings, false)).at("/runs/0/tool/driver/rules");

    assertThat(rules).hasSize(Code.values().length + 1);
    for (JsonNode rule : rules) {
      for (String text : List.of("shortDescription", "fullDescription", "help")) {
        assertThat(rule.path(text).path("text").asString("")).as(rule.toString()).isNotBlank();
        assertThat(rule.path(text).path("text").asString("").length()).isLessThanOrEqualTo(1024);
      }
    }
  }

  @Test
  void sarifUrisLeadToTheFiles() {
    JsonNode results =
        JSON.readTree(ReportFormat.SARIF.write(findings, false)).at("/runs/0/results");

    assertThat(results).hasSizeGreaterThan(4);
    for (JsonNode result : results) {
      String uri = result.at("/locations/0/physicalLocation/artifactLocation/uri").asString("");
      assertThat(uri).matches("[!-~]+");
      assertThat(Path.of(folder.toUri().resolve(URI.create(uri)))).exists();
      assertThat(result.path("ruleId"))
          .isEqualTo(
              JSON.readTree(ReportFormat.SARIF.write(findings, false))
                  .at("/runs/0/tool/driver/rules")
                  .path(result.path("ruleIndex").asInt())
                  .path("id"));
    }
  }

  /** What a reader of each format cuts out of the file with its columns is what was marked. */
  @Test
  void columnsCountWhatEachFormatCounts() throws IOException {
    JsonNode sarif = JSON.readTree(ReportFormat.SARIF.write(findings, false));
    JsonNode image = result(sarif.at("/runs/0/results"), "IMAGE_NOT_ALLOWED", "/ruleId");
    JsonNode region = image.at("/locations/0/physicalLocation/region");
    String line = line(region.path("startLine").asInt());
    String marked = "\"docker.io/library/spark:4.3\"";
    assertThat(
            line.substring(
                region.path("startColumn").asInt() - 1, region.path("endColumn").asInt() - 1))
        .isEqualTo(marked);

    JsonNode rdjson = JSON.readTree(ReportFormat.RDJSON.write(findings, false)).path("diagnostics");
    JsonNode range = result(rdjson, "IMAGE_NOT_ALLOWED", "/code/value").at("/location/range");
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    byte[] cut =
        Arrays.copyOfRange(
            bytes, range.at("/start/column").asInt() - 1, range.at("/end/column").asInt() - 1);
    assertThat(new String(cut, StandardCharsets.UTF_8)).isEqualTo(marked);
    assertThat(range.at("/start/column").asInt()).isEqualTo(region.path("startColumn").asInt() + 2);
  }

  @Test
  void githubGetsTenCommandsOfAKindAndTheRestAsLinesThatAreNoCommands() {
    SourceFile file = findings.files().getFirst();
    List<Diagnostic> many = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      many.add(Diagnostic.of(Code.SYNTAX, new Span(file, i, i), "bad\n::error::no"));
    }
    String report =
        ReportFormat.GITHUB.write(
            new Findings(
                Finding.of(many, findings.root()),
                List.of(file),
                findings.root(),
                FailOn.ERROR,
                11,
                List.of(),
                "k8spark/",
                "1"),
            false);

    assertThat(report.lines().filter(line -> line.startsWith("::"))).hasSize(10);
    assertThat(report.lines()).hasSize(12).last().isEqualTo("and 1 more");
  }

  @Test
  void theGravestAreToldFirst() throws IOException {
    Findings few = new Repository(folder).findings(FailOn.ERROR, 3);

    assertThat(few.told()).hasSize(3).allMatch(one -> one.said().isError());
    assertThat(ReportFormat.TEXT.write(few, false)).contains("\nand 1 more\n");
  }

  @Test
  void onlyWhatWeighsEnoughFails() throws IOException {
    SourceFile file = findings.files().getFirst();
    List<Finding> note =
        Finding.of(
            List.of(Diagnostic.of(Code.IMAGE_NOT_PINNED, new Span(file, 0, 1), "a note")),
            findings.root());

    for (FailOn failOn : FailOn.values()) {
      Findings one =
          new Findings(note, List.of(file), findings.root(), failOn, 9, List.of(), "k8spark/", "1");
      assertThat(one.fail()).as(failOn.name()).isEqualTo(failOn == FailOn.NOTE);
      assertThat(new Repository(folder).findings(failOn, 9).fail())
          .isEqualTo(failOn != FailOn.NEVER);
    }
  }

  @Test
  void fingerprintsDifferAndStayWhenLinesAreAddedAbove() throws IOException {
    List<String> before = findings.all().stream().map(Finding::fingerprint).toList();
    assertThat(new HashSet<>(before)).hasSameSizeAs(before);

    Path job = folder.resolve(Repository.JOB);
    Files.writeString(job, "# one line\r\n# and another\r\n" + Files.readString(job));

    assertThat(new Repository(folder).findings().all())
        .extracting(Finding::fingerprint)
        .isEqualTo(before);
  }

  private String line(int number) throws IOException {
    return Files.readString(folder.resolve(Repository.JOB)).lines().toList().get(number - 1);
  }

  private static JsonNode result(JsonNode list, String id, String pointer) {
    for (JsonNode one : list) {
      if (one.at(pointer).asString("").equals(id)) {
        return one;
      }
    }
    throw new AssertionError(id + " was not found");
  }

  private static void assertHolds(String report, String schema, SpecificationVersion version)
      throws IOException {
    try (InputStream text = resource(schema)) {
      Schema compiled = SchemaRegistry.withDefaultDialect(version).getSchema(JSON.readTree(text));
      assertThat(compiled.validate(JSON.readTree(report))).isEmpty();
    }
  }

  private static InputStream resource(String name) throws IOException {
    return Files.newInputStream(Path.of("src/test/resources/reports", name));
  }

  @Test
  void everyFormatHasOneWord() {
    assertThat(ReportFormat.words())
        .hasSize(ReportFormat.values().length)
        .allMatch(word -> word.equals(word.toLowerCase(Locale.ROOT)));
  }
}
