package dev.k8spark.lint.report;

import dev.k8spark.diagnostic.DiagnosticRenderer;
import java.util.stream.Collectors;

/** A report for a person: each finding with its lines, then how many, then what was checked. */
final class TextReport {

  private TextReport() {}

  static String write(ReportedFindings findings, boolean color) {
    DiagnosticRenderer renderer = new DiagnosticRenderer(color);
    String shown =
        findings.shown().stream()
            .map(finding -> renderer.render(finding.diagnostic()) + "\n")
            .collect(Collectors.joining());
    String leftOut = findings.leftOut().map(text -> text + "\n").orElse("");
    String count = DiagnosticRenderer.count(findings.unlisted());
    return shown + leftOut + count + String.join("; ", findings.summary()) + "\n";
  }
}
