package dev.k8spark.lint.report;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Fix;
import dev.k8spark.diagnostic.Severity;
import dev.k8spark.source.Span;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The diagnostic format of reviewdog; its columns count bytes of UTF-8. */
final class RdjsonReport {

  private RdjsonReport() {}

  static String write(Findings findings) {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeObjectPropertyStart("source");
          json.writeStringProperty("name", "k8spark");
          json.writeEndObject();
          json.writeArrayPropertyStart("diagnostics");
          findings.told().forEach(one -> finding(json, one, findings.root()));
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void finding(JsonGenerator json, Finding one, RootFolder root) {
    json.writeStartObject();
    json.writeStringProperty("message", one.wording().markdown());
    location(json, one.place(), root);
    json.writeStringProperty("severity", severity(one.said().severity()));
    json.writeObjectPropertyStart("code");
    json.writeStringProperty("value", one.said().id());
    json.writeEndObject();
    Diagnostic.Place other = one.said().other();
    if (other != null) {
      json.writeArrayPropertyStart("related_locations");
      json.writeStartObject();
      json.writeStringProperty("message", other.label());
      location(json, other.span(), root);
      json.writeEndObject();
      json.writeEndArray();
    }
    suggestion(json, one.said().fix());
    json.writeEndObject();
  }

  private static void suggestion(JsonGenerator json, @Nullable Fix fix) {
    if (fix == null) {
      return;
    }
    Region start = Region.of(fix.edit().span(), Region.Unit.UTF_8);
    Region end = Region.endOf(fix.edit().span(), Region.Unit.UTF_8);
    json.writeArrayPropertyStart("suggestions");
    json.writeStartObject();
    json.writeObjectPropertyStart("range");
    position(json, "start", start.line(), start.start());
    position(json, "end", end.line(), end.start());
    json.writeEndObject();
    json.writeStringProperty("text", fix.edit().text());
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void location(JsonGenerator json, Span span, RootFolder root) {
    Region region = Region.of(span, Region.Unit.UTF_8);
    json.writeObjectPropertyStart("location");
    json.writeStringProperty("path", root.nameOf(span.file()));
    json.writeObjectPropertyStart("range");
    position(json, "start", region.line(), region.start());
    position(json, "end", region.line(), region.end());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void position(JsonGenerator json, String name, int line, int column) {
    json.writeObjectPropertyStart(name);
    json.writeNumberProperty("line", line);
    json.writeNumberProperty("column", column);
    json.writeEndObject();
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "ERROR";
      case WARNING -> "WARNING";
      case NOTE, OFF -> "INFO";
    };
  }
}
