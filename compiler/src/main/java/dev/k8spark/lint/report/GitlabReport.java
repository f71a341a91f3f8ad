package dev.k8spark.lint.report;

import dev.k8spark.diagnostic.Severity;
import tools.jackson.core.JsonGenerator;

/** GitLab's report of code quality: lines only, which is what its page marks. */
final class GitlabReport {

  private GitlabReport() {}

  static String write(Findings findings) {
    return JsonText.of(
        json -> {
          json.writeStartArray();
          findings.told().forEach(one -> finding(json, one, findings.root()));
          json.writeEndArray();
        });
  }

  private static void finding(JsonGenerator json, Finding one, RootFolder root) {
    json.writeStartObject();
    json.writeStringProperty("description", one.wording().plain(root));
    json.writeStringProperty("check_name", one.said().id());
    json.writeStringProperty("fingerprint", one.fingerprint());
    json.writeStringProperty("severity", severity(one.said().severity()));
    json.writeObjectPropertyStart("location");
    json.writeStringProperty("path", root.nameOf(one.place().file()));
    json.writeObjectPropertyStart("lines");
    json.writeNumberProperty("begin", one.place().line());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "major";
      case WARNING -> "minor";
      case NOTE, OFF -> "info";
    };
  }
}
