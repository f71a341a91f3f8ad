package dev.k8spark.report;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Fix;
import dev.k8spark.diagnostic.Severity;
import dev.k8spark.diagnostic.Waiver;
import dev.k8spark.source.Span;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** SARIF 2.1.0, as code scanning services read it; columns count UTF-16 units. */
final class SarifReport {

  private static final String ROOT = "%SRCROOT%";

  private final Findings findings;
  private final SarifRules rules;

  private SarifReport(Findings findings) {
    this.findings = findings;
    this.rules = new SarifRules(findings.all());
  }

  static String write(Findings findings) {
    return JsonText.of(new SarifReport(findings)::log);
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
    message(json, "description", "The folder of the repository.");
    json.writeEndObject();
    json.writeEndObject();
    json.writeStringProperty("columnKind", "utf16CodeUnits");
    json.writeArrayPropertyStart("results");
    findings.told().forEach(one -> result(json, one));
    findings.all().stream().filter(one -> !one.counts()).forEach(one -> result(json, one));
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
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
    message(json, "message", text(said));
    json.writeArrayPropertyStart("locations");
    location(json, said.span(), null);
    json.writeEndArray();
    Diagnostic.Place other = said.other();
    if (other != null) {
      json.writeArrayPropertyStart("relatedLocations");
      location(json, other.span(), other.label());
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
    message(json, "description", fix.text());
    json.writeArrayPropertyStart("artifactChanges");
    json.writeStartObject();
    artifact(json, fix.edit().span());
    json.writeArrayPropertyStart("replacements");
    json.writeStartObject();
    Region start = Region.of(fix.edit().span(), Region.Unit.UTF_16);
    region(json, "deletedRegion", start, Region.endOf(fix.edit().span(), Region.Unit.UTF_16));
    message(json, "insertedContent", fix.edit().text());
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  /** The second place is linked, where there is one to link to. */
  private static String text(Diagnostic said) {
    Diagnostic.Place other = said.other();
    String link = other == null ? "" : " See [%s](1).".formatted(plain(other.label()));
    String help = said.help() == null ? "" : " Help: " + sentence(plain(said.help()));
    return sentence(plain(said.message())) + link + help;
  }

  /** The words of a user are never a link. */
  private static String plain(String text) {
    return text.replace("](", "] (");
  }

  static String sentence(String text) {
    return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
  }

  static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE, OFF -> "note";
    };
  }

  private static void message(JsonGenerator json, String name, String text) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("text", text);
    json.writeEndObject();
  }

  /** What stands in no file has no location: its message names it. */
  private void location(JsonGenerator json, Span span, @Nullable String label) {
    if (span.file().path() == null && label == null) {
      return;
    }
    json.writeStartObject();
    if (label != null) {
      json.writeNumberProperty("id", 1);
    }
    if (span.file().path() != null) {
      physical(json, span);
    }
    if (label != null) {
      message(json, "message", label);
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
