package dev.k8spark.lint.report;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Fix;
import dev.k8spark.diagnostic.Severity;
import dev.k8spark.diagnostic.Waiver;
import dev.k8spark.source.Span;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** SARIF 2.1.0, as code scanning services read it; columns count UTF-16 units. */
final class SarifReport {

  private static final String ROOT = "%SRCROOT%";

  /** GitHub refuses a file with more of them, be they suppressed or not. */
  private static final int MOST_RESULTS = 25_000;

  private final Findings findings;
  private final SarifRules rules;

  private SarifReport(Findings findings) {
    this.findings = findings;
    this.rules = new SarifRules(findings.all());
  }

  static String write(Findings findings) {
    return JsonText.of(new SarifReport(findings.atMost(MOST_RESULTS))::log);
  }

  private void log(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json.writeStringProperty("version", "2.1.0");
    json.writeArrayPropertyStart("runs");
    json.writeStartObject();
    tool(json);
    json.writeObjectPropertyStart("automationDetails");
    json.writeStringProperty("id", findings.category());
    json.writeEndObject();
    json.writeObjectPropertyStart("originalUriBaseIds");
    json.writeObjectPropertyStart(ROOT);
    SarifText.message(json, "description", "The folder of the repository.");
    json.writeEndObject();
    json.writeEndObject();
    json.writeStringProperty("columnKind", "utf16CodeUnits");
    json.writeArrayPropertyStart("results");
    List<Finding> told = findings.told();
    Stream<Finding> excused = findings.all().stream().filter(one -> !one.counts());
    Stream.concat(told.stream(), excused).limit(MOST_RESULTS).forEach(one -> result(json, one));
    json.writeEndArray();
    findings.leftOut().ifPresent(text -> notification(json, text));
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  /** A run that tells not all says so. */
  private static void notification(JsonGenerator json, String text) {
    json.writeArrayPropertyStart("invocations");
    json.writeStartObject();
    json.writeBooleanProperty("executionSuccessful", true);
    json.writeArrayPropertyStart("toolExecutionNotifications");
    json.writeStartObject();
    json.writeStringProperty("level", "warning");
    SarifText.message(json, "message", SarifText.sentence(text));
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void tool(JsonGenerator json) {
    json.writeObjectPropertyStart("tool");
    json.writeObjectPropertyStart("driver");
    json.writeStringProperty("name", "k8spark");
    json.writeStringProperty("version", findings.version());
    json.writeStringProperty("semanticVersion", findings.version());
    rules.write(json);
    json.writeEndObject();
    json.writeEndObject();
  }

  private void result(JsonGenerator json, Finding one) {
    Diagnostic said = one.said();
    json.writeStartObject();
    json.writeStringProperty("ruleId", said.id());
    json.writeNumberProperty("ruleIndex", rules.indexOf(said));
    json.writeStringProperty("level", level(said.severity()));
    SarifText.result(json, one);
    json.writeArrayPropertyStart("locations");
    location(json, place(one.place()), said.label(), false);
    json.writeEndArray();
    Diagnostic.Place other = said.other();
    if (other != null) {
      json.writeArrayPropertyStart("relatedLocations");
      location(json, place(other.span()), other.label(), true);
      json.writeEndArray();
    }
    json.writeObjectPropertyStart("partialFingerprints");
    json.writeStringProperty("primaryLocationLineHash", one.fingerprint());
    json.writeEndObject();
    suppressions(json, one);
    fix(json, said.fix());
    json.writeEndObject();
  }

  private void fix(JsonGenerator json, @Nullable Fix fix) {
    if (fix == null) {
      return;
    }
    json.writeArrayPropertyStart("fixes");
    json.writeStartObject();
    SarifText.message(json, "description", fix.text());
    json.writeArrayPropertyStart("artifactChanges");
    json.writeStartObject();
    artifact(json, fix.edit().span());
    json.writeArrayPropertyStart("replacements");
    json.writeStartObject();
    Region start = Region.of(fix.edit().span(), Region.Unit.UTF_16);
    region(json, "deletedRegion", start, Region.endOf(fix.edit().span(), Region.Unit.UTF_16));
    SarifText.message(json, "insertedContent", fix.edit().text());
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE, OFF -> "note";
    };
  }

  /** GitHub takes no result without a file: what is in none is shown at the first one checked. */
  private Span place(Span span) {
    return span.file().path() != null || findings.files().isEmpty()
        ? span
        : new Span(findings.files().getFirst(), 0, 0);
  }

  private void location(JsonGenerator json, Span span, @Nullable String label, boolean isLinked) {
    json.writeStartObject();
    if (isLinked) {
      json.writeNumberProperty("id", 1);
    }
    physical(json, span);
    if (label != null) {
      SarifText.message(json, "message", label);
    }
    json.writeEndObject();
  }

  private void physical(JsonGenerator json, Span span) {
    json.writeObjectPropertyStart("physicalLocation");
    artifact(json, span);
    Region region = Region.of(span, Region.Unit.UTF_16);
    region(json, "region", region, new Region(region.line(), region.end(), region.end()));
    json.writeEndObject();
  }

  private void artifact(JsonGenerator json, Span span) {
    String uri = findings.root().uriOf(span.file());
    json.writeObjectPropertyStart("artifactLocation");
    json.writeStringProperty("uri", uri);
    if (!uri.startsWith("file:")) {
      json.writeStringProperty("uriBaseId", ROOT);
    }
    json.writeEndObject();
  }

  private static void region(JsonGenerator json, String name, Region start, Region end) {
    json.writeObjectPropertyStart(name);
    json.writeNumberProperty("startLine", start.line());
    json.writeNumberProperty("startColumn", start.start());
    json.writeNumberProperty("endLine", end.line());
    json.writeNumberProperty("endColumn", end.start());
    json.writeEndObject();
  }

  /** All results have the list, or readers would not know what its absence means. */
  private void suppressions(JsonGenerator json, Finding one) {
    json.writeArrayPropertyStart("suppressions");
    @Nullable Waiver waiver = one.said().waiver();
    if (waiver != null) {
      String kind = waiver.by() == Waiver.By.JOB ? "inSource" : "external";
      String why = "%s (until %s)".formatted(waiver.reason(), waiver.until());
      suppression(json, kind, why, waiver.span());
    }
    if (one.baseline() != null) {
      suppression(json, "external", "listed in `%s`".formatted(one.baseline()), null);
    }
    json.writeEndArray();
  }

  private void suppression(JsonGenerator json, String kind, String why, @Nullable Span place) {
    json.writeStartObject();
    json.writeStringProperty("kind", kind);
    json.writeStringProperty("status", "accepted");
    json.writeStringProperty("justification", why);
    if (place != null && place.file().path() != null) {
      json.writeObjectPropertyStart("location");
      physical(json, place);
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}
