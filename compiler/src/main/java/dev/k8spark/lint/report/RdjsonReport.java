package dev.k8spark.lint.report;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Fix;
import dev.k8spark.diagnostic.Severity;
import dev.k8spark.source.Span;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The diagnostic format of reviewdog; its columns count bytes of UTF-8. */
final class RdjsonReport {

  private RdjsonReport() {}

  static String write(ReportedFindings findings) {
    ObjectNode report = JsonText.createObject();
    report.putObject("source").put("name", "k8spark");
    ArrayNode diagnostics = report.putArray("diagnostics");
    findings.shown().forEach(finding -> diagnostics.add(toJson(finding, findings.root())));
    return JsonText.write(report);
  }

  private static JsonNode toJson(ReportedFinding finding, RootFolder root) {
    Diagnostic diagnostic = finding.diagnostic();
    ObjectNode json = JsonText.createObject().put("message", finding.text().markdown());
    json.set("location", location(finding.place(), root));
    json.put("severity", severity(diagnostic.severity()));
    json.putObject("code").put("value", diagnostic.id());
    Diagnostic.Place other = diagnostic.other();
    if (other != null) {
      json.putArray("related_locations")
          .addObject()
          .put("message", other.label())
          .set("location", location(other.span(), root));
    }
    if (diagnostic.shownFix() != null) {
      json.putArray("suggestions").add(suggestion(diagnostic.shownFix()));
    }
    return json;
  }

  private static JsonNode suggestion(Fix fix) {
    Span replaced = fix.edit().span();
    Region start = Region.of(replaced, Region.Unit.UTF_8);
    Region end = Region.endOf(replaced, Region.Unit.UTF_8);
    ObjectNode suggestion = JsonText.createObject();
    ObjectNode range = suggestion.putObject("range");
    range.set("start", position(start.line(), start.start()));
    range.set("end", position(end.line(), end.start()));
    return suggestion.put("text", fix.edit().text());
  }

  private static JsonNode location(Span span, RootFolder root) {
    Region region = Region.of(span, Region.Unit.UTF_8);
    ObjectNode location = JsonText.createObject().put("path", root.nameOf(span.file()));
    ObjectNode range = location.putObject("range");
    range.set("start", position(region.line(), region.start()));
    range.set("end", position(region.line(), region.end()));
    return location;
  }

  private static JsonNode position(int line, int column) {
    return JsonText.createObject().put("line", line).put("column", column);
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "ERROR";
      case WARNING -> "WARNING";
      case NOTE, OFF -> "INFO";
    };
  }
}
