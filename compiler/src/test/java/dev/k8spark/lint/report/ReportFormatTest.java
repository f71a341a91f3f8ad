package dev.k8spark.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Finding;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import dev.k8spark.testsupport.Golden;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  private ReportedFindings findings;

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
    ReportedFindings none =
        new ReportedFindings(
            List.of(), List.of(), findings.root(), FailOn.NOTE, 1, List.of(), "k8spark/", "1.2.3");

    assertAllHold(none);
    assertThat(ReportFormat.GITHUB.write(none, false)).isEmpty();
    assertThat(JSON.readTree(ReportFormat.SARIF.write(none, false)).at("/runs/0/results"))
        .isEmpty();
  }

  private static void assertAllHold(ReportedFindings findings) throws Exception {
    ReportSchemas.assertSarif(ReportFormat.SARIF.write(findings, false));
    ReportSchemas.assertRdjson(ReportFormat.RDJSON.write(findings, false));
    ReportSchemas.assertGitlab(ReportFormat.GITLAB.write(findings, false));
    ReportSchemas.assertJunit(ReportFormat.JUNIT.write(findings, false));
  }

  @Test
  void githubTakesTheSarifOfAllThatSamplesHaveWrong() throws Exception {
    ReportedFindings all = Repository.samples();

    assertThat(all.shown().stream().map(one -> one.diagnostic().code()).distinct())
        .hasSizeGreaterThan(60);
    CodeScanning.assertTakes(ReportFormat.SARIF.write(all, false));
    assertAllHold(all);
  }

  @Test
  void githubTakesTheSarifOfHardNamesAndTheRuleOfAPolicyWithItsNameBesidesTheCodes()
      throws IOException {
    String sarif = ReportFormat.SARIF.write(findings, false);

    CodeScanning.assertTakes(sarif);
    assertThat(JSON.readTree(sarif).at("/runs/0/tool/driver/rules"))
        .hasSize(Code.values().length + 1);
  }

  @Test
  void githubTakesTheSarifOfMoreFindingsThanItKeepsAndIsToldSo() throws IOException {
    SourceFile file = findings.files().getFirst();
    String endless = "🚀 words of a policy that never end".repeat(99);
    List<Diagnostic> many = new ArrayList<>();
    for (int i = 0; i < 26_000; i++) {
      Span place = new Span(file, i % 99, i % 99);
      many.add(
          i % 2 == 0
              ? Diagnostic.of(Code.IMAGE_NOT_PINNED, place, "note " + i)
              : Diagnostic.of(Code.POLICY_RULE, place, endless + i)
                  .withFinding(Finding.of("a-rule", null)));
    }
    ReportedFindings all =
        new ReportedFindings(
            ReportedFinding.createAll(many, findings.root()),
            List.of(file),
            findings.root(),
            FailOn.ERROR,
            Integer.MAX_VALUE,
            List.of(),
            "k8spark/",
            "1.2.3");

    String sarif = ReportFormat.SARIF.write(all, false);

    CodeScanning.assertTakes(sarif);
    JsonNode run = JSON.readTree(sarif).at("/runs/0");
    assertThat(run.path("results")).hasSize(25_000);
    assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text").asString())
        .isEqualTo("left out: 1000 notes.");
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

  @Test
  void githubGetsTenCommandsOfAKindAndTheRestAsLinesThatAreNoCommands() {
    SourceFile file = new SourceFile("", folder.resolve("::stop-commands::x.conf"), "a".repeat(99));
    List<Diagnostic> many = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      many.add(Diagnostic.of(Code.SYNTAX, new Span(file, i, i), "bad\n::error::no ##[error]ü"));
    }
    String report =
        ReportFormat.GITHUB.write(
            new ReportedFindings(
                ReportedFinding.createAll(many, findings.root()),
                List.of(file),
                findings.root(),
                FailOn.ERROR,
                11,
                List.of(),
                "k8spark/",
                "1"),
            false);

    assertThat(report.lines().filter(line -> line.startsWith("::"))).hasSize(10);
    assertThat(report.lines()).last().isEqualTo("left out: 1 error");
    assertThat(report)
        .contains("\nerror[SYNTAX]: ::stop", "bad\n  | :\uA789error::no #\u266F[error]ü\n");
  }

  @Test
  void theMostSevereComeFirstAndTheReportSaysWhatItOmits() throws Exception {
    ReportedFindings few = new Repository(folder).findings(FailOn.ERROR, 3);

    assertThat(few.shown()).hasSize(3).allMatch(one -> one.diagnostic().isError());
    for (ReportFormat format : List.of(ReportFormat.TEXT, ReportFormat.GITHUB)) {
      assertThat(format.write(few, false)).contains("\nleft out: 2 errors\n");
    }
    assertThat(ReportFormat.SARIF.write(few, false)).contains("\"left out: 2 errors.\"");
    assertThat(ReportFormat.JUNIT.write(few, false))
        .contains("<testcase name=\"left out: 2 errors\"");
    assertAllHold(few);
  }

  /** No format keeps to itself what a rule of a policy saw, or whom to ask. */
  @ParameterizedTest
  @EnumSource
  void everyFormatTellsAllThatIsSaid(ReportFormat format) {
    String report = format.write(findings, false);
    Map<String, String> spellings =
        Map.of(
            "%0A",
            "\n",
            "\\n",
            "\n",
            "&gt;",
            ">",
            "&amp;",
            "&",
            "\\uD83D\\uDE80",
            "🚀",
            "\\u00F6",
            "ö",
            "\\u00DF",
            "ß");
    for (Map.Entry<String, String> spelling : spellings.entrySet()) {
      report = report.replace(spelling.getKey(), spelling.getValue());
    }

    assertThat(report)
        .contains("no pod on spot nodes")
        .contains("the driver")
        .contains("k8spark-policy.conf")
        .contains("the policy's rule")
        .contains("] > 🚀 && b", "1           ``` 2")
        .contains("tolerate them in `executor` only; größe@example.com decides on it");
  }

  @Test
  void onlyWhatWeighsEnoughFails() throws IOException {
    SourceFile file = findings.files().getFirst();
    List<ReportedFinding> note =
        ReportedFinding.createAll(
            List.of(Diagnostic.of(Code.IMAGE_NOT_PINNED, new Span(file, 0, 1), "a note")),
            findings.root());

    for (FailOn failOn : FailOn.values()) {
      ReportedFindings one =
          new ReportedFindings(
              note, List.of(file), findings.root(), failOn, 9, List.of(), "k8spark/", "1");
      assertThat(one.haveFailure()).as(failOn.name()).isEqualTo(failOn == FailOn.NOTE);
      assertThat(new Repository(folder).findings(failOn, 9).haveFailure())
          .isEqualTo(failOn != FailOn.NEVER);
    }
  }

  @Test
  void fingerprintsDifferAndStayWhenLinesAreAddedAbove() throws IOException {
    List<String> before = findings.all().stream().map(ReportedFinding::fingerprint).toList();
    assertThat(new HashSet<>(before)).hasSameSizeAs(before);

    Path job = folder.resolve(Repository.JOB);
    Files.writeString(job, "# one line\r\n# and another\r\n" + Files.readString(job));

    assertThat(new Repository(folder).findings().all())
        .extracting(ReportedFinding::fingerprint)
        .isEqualTo(before);
  }

  @Test
  void everyFormatHasOneWord() {
    assertThat(ReportFormat.words())
        .hasSize(ReportFormat.values().length)
        .allMatch(word -> word.equals(word.toLowerCase(Locale.ROOT)));
  }
}
