package dev.k8spark.lint.report;

import dev.k8spark.diagnostic.Severity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** GitLab's report of code quality: lines only, which is what its page marks. */
final class GitlabReport {

  private GitlabReport() {}

  static String write(ReportedFindings findings) {
    ArrayNode report = JsonText.createArray();
    findings.shown().forEach(finding -> report.add(toJson(finding, findings.root())));
    return JsonText.write(report);
  }

  private static JsonNode toJson(ReportedFinding finding, RootFolder root) {
    ObjectNode issue =
        JsonText.createObject()
            .put("description", finding.text().plain(root))
            .put("check_name", finding.diagnostic().id())
            .put("fingerprint", finding.fingerprint())
            .put("severity", severity(finding.diagnostic().severity()));
    issue
        .putObject("location")
        .put("path", root.nameOf(finding.place().file()))
        .putObject("lines")
        .put("begin", finding.place().line());
    return issue;
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "major";
      case WARNING -> "minor";
      case NOTE, OFF -> "info";
    };
  }
}
