package dev.k8spark.lint.report;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.DiagnosticJson;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The formats of reports, by the words that the command line has for them. */
public enum ReportFormat {
  TEXT,
  JSON,
  SARIF,
  GITHUB,
  GITLAB,
  JUNIT,
  RDJSON;

  /** Returns the format as the command line spells it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether people read the report as printed, so that it says itself what it omits. */
  public boolean isRead() {
    return switch (this) {
      case TEXT, GITHUB -> true;
      case JSON, SARIF, GITLAB, JUNIT, RDJSON -> false;
    };
  }

  /** Returns all formats as the command line spells them. */
  public static List<String> words() {
    return Stream.of(values()).map(ReportFormat::word).toList();
  }

  /**
   * Writes the whole report.
   *
   * @param color whether text is painted for a terminal
   */
  public String write(ReportedFindings findings, boolean color) {
    return switch (this) {
      case TEXT -> TextReport.write(findings, color);
      case JSON -> DiagnosticJson.render(diagnostics(findings));
      case SARIF -> SarifReport.write(findings);
      case GITHUB -> GithubReport.write(findings);
      case GITLAB -> GitlabReport.write(findings);
      case JUNIT -> JunitReport.write(findings);
      case RDJSON -> RdjsonReport.write(findings);
    };
  }

  private static List<Diagnostic> diagnostics(ReportedFindings findings) {
    return findings.shown().stream().map(ReportedFinding::diagnostic).toList();
  }
}
