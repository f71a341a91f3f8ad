package dev.k8spark.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import dev.k8spark.source.TextEdit;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class DiagnosticJsonTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final SourceFile job = new SourceFile("jöb.conf", null, "🚀 = ä\nb = [\n1 ]\n");

  @Test
  void writesAllOfADiagnosticOnOneLineOfAscii() {
    Diagnostic one =
        Diagnostic.of(Code.WRONG_VALUE, new Span(job, 11, 16), "bad \"ä\"\u001b")
            .withLabel("here")
            .withHelp("try")
            .withFinding(Finding.NONE.withValues("a > b"))
            .withOther(new Span(job, 5, 6), "there")
            .withFix(new Fix("write c", new TextEdit(new Span(job, 7, 8), "c")));

    String text = DiagnosticJson.render(List.of(one));

    assertThat(text).endsWith("\n").hasLineCount(1).isASCII();
    assertThat(JSON.readTree(text))
        .isEqualTo(
            JSON.readTree(
                """
                {"code": "WRONG_VALUE", "severity": "error", "message": "bad \\"ä\\"\u241b",
                 "file": "jöb.conf",
                 "start": {"line": 2, "column": 5, "offset": 11},
                 "end": {"line": 3, "column": 4, "offset": 16},
                 "label": "here", "values": "a > b", "help": "try",
                 "other": {"file": "jöb.conf",
                   "start": {"line": 1, "column": 5, "offset": 5},
                   "end": {"line": 1, "column": 6, "offset": 6},
                   "label": "there"},
                 "fix": {"message": "write c", "file": "jöb.conf",
                   "start": {"line": 2, "column": 1, "offset": 7},
                   "end": {"line": 2, "column": 2, "offset": 8},
                   "text": "c"},
                 "rendered": %s}
                """
                    .formatted(
                        JSON.writeValueAsString(new DiagnosticRenderer(false).render(one)))));
  }

  @Test
  void keepsTheOrderOfTheTextAndWritesEachProblemOnce() {
    Diagnostic late = Diagnostic.of(Code.UNKNOWN_KEY, new Span(job, 7, 8), "late");
    Diagnostic early = Diagnostic.of(Code.UNKNOWN_KEY, new Span(job, 0, 2), "early");

    List<String> lines = DiagnosticJson.render(List.of(late, early, late)).lines().toList();

    assertThat(lines)
        .extracting(line -> JSON.readTree(line).get("message").asString())
        .containsExactly("early", "late");
  }
}
