package dev.k8spark.lint.report;

import dev.k8spark.diagnostic.DiagnosticRenderer;
import java.util.stream.Collectors;

/** A report for a person: each finding with its lines, then how many, then what was checked. */
final class TextReport {

  private TextReport() {}

  static String write(Findings findings, boolean colour) {
    DiagnosticRenderer renderer = new DiagnosticRenderer(colour);
    String told =
        findings.told().stream()
            .map(one -> renderer.render(one.said()) + "\n")
            .collect(Collectors.joining());
    String untold = findings.leftOut().map(text -> text + "\n").orElse("");
    String count = DiagnosticRenderer.count(findings.said());
    return told + untold + count + String.join("; ", findings.course()) + "\n";
  }
}
