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

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether somebody reads it as it is printed, so that it says itself what it leaves out. */
  public boolean isRead() {
    return switch (this) {
      case TEXT, GITHUB -> true;
      case JSON, SARIF, GITLAB, JUNIT, RDJSON -> false;
    };
  }

  public static List<String> words() {
    return Stream.of(values()).map(ReportFormat::word).toList();
  }

  /**
   * The whole report.
   *
   * @param colour whether text is painted for a terminal
   */
  public String write(Findings findings, boolean colour) {
    return switch (this) {
      case TEXT -> TextReport.write(findings, colour);
      case JSON -> DiagnosticJson.render(diagnostics(findings));
      case SARIF -> SarifReport.write(findings);
      case GITHUB -> GithubReport.write(findings);
      case GITLAB -> GitlabReport.write(findings);
      case JUNIT -> JunitReport.write(findings);
      case RDJSON -> RdjsonReport.write(findings);
    };
  }

  private static List<Diagnostic> diagnostics(Findings findings) {
    return findings.told().stream().map(Finding::said).toList();
  }
}
