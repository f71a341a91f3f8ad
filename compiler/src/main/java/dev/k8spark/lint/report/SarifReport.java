package dev.k8spark.lint.report;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Fix;
import dev.k8spark.diagnostic.Severity;
import dev.k8spark.diagnostic.Waiver;
import dev.k8spark.source.Span;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** SARIF 2.1.0, as code scanning services read it; columns count UTF-16 units. */
final class SarifReport {

  private static final String ROOT = "%SRCROOT%";

  /** GitHub refuses a file with more of them, be they suppressed or not. */
  private static final int MOST_RESULTS = 25_000;

  private final ReportedFindings findings;
  private final SarifRules rules;

  private SarifReport(ReportedFindings findings) {
    this.findings = findings;
    this.rules = new SarifRules(findings.all());
  }

  static String write(ReportedFindings findings) {
    return JsonText.write(new SarifReport(findings.limitTo(MOST_RESULTS)).log());
  }

  private JsonNode log() {
    ObjectNode log =
        JsonText.createObject()
            .put("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            .put("version", "2.1.0");
    log.putArray("runs").add(run());
    return log;
  }

  private JsonNode run() {
    ObjectNode run = JsonText.createObject();
    run.putObject("tool")
        .putObject("driver")
        .put("name", "k8spark")
        .put("version", findings.version())
        .put("semanticVersion", findings.version())
        .set("rules", rules.toJson());
    run.putObject("automationDetails").put("id", findings.category());
    run.putObject("originalUriBaseIds")
        .putObject(ROOT)
        .set("description", SarifText.message("The folder of the repository."));
    ArrayNode results = run.put("columnKind", "utf16CodeUnits").putArray("results");
    List<ReportedFinding> shown = findings.shown();
    Stream<ReportedFinding> excused = findings.all().stream().filter(finding -> !finding.counts());
    Stream.concat(shown.stream(), excused)
        .limit(MOST_RESULTS)
        .forEach(finding -> results.add(result(finding)));
    findings.leftOut().ifPresent(text -> run.putArray("invocations").add(invocation(text)));
    return run;
  }

  /** A run that does not show all findings says so in a notification. */
  private static JsonNode invocation(String text) {
    ObjectNode invocation = JsonText.createObject().put("executionSuccessful", true);
    invocation
        .putArray("toolExecutionNotifications")
        .addObject()
        .put("level", "warning")
        .set("message", SarifText.message(SarifText.sentence(text)));
    return invocation;
  }

  private JsonNode result(ReportedFinding finding) {
    Diagnostic diagnostic = finding.diagnostic();
    ObjectNode result =
        JsonText.createObject()
            .put("ruleId", diagnostic.id())
            .put("ruleIndex", rules.indexOf(diagnostic))
            .put("level", level(diagnostic.severity()));
    result.set("message", SarifText.messageOf(finding));
    ObjectNode location = result.putArray("locations").addObject();
    fillLocation(location, place(finding.place()), diagnostic.label());
    Diagnostic.Place other = diagnostic.other();
    if (other != null) {
      ObjectNode related = result.putArray("relatedLocations").addObject().put("id", 1);
      fillLocation(related, place(other.span()), other.label());
    }
    result.putObject("partialFingerprints").put("primaryLocationLineHash", finding.fingerprint());
    result.set("suppressions", suppressions(finding));
    if (diagnostic.shownFix() != null) {
      result.putArray("fixes").add(fix(diagnostic.shownFix()));
    }
    return result;
  }

  private JsonNode fix(Fix fix) {
    Span replaced = fix.edit().span();
    ObjectNode json = JsonText.createObject();
    json.set("description", SarifText.message(fix.text()));
    ObjectNode change = json.putArray("artifactChanges").addObject();
    change.set("artifactLocation", artifact(replaced));
    ObjectNode replacement = change.putArray("replacements").addObject();
    replacement.set(
        "deletedRegion",
        region(
            Region.of(replaced, Region.Unit.UTF_16), Region.endOf(replaced, Region.Unit.UTF_16)));
    replacement.set("insertedContent", SarifText.message(fix.edit().text()));
    return json;
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

  private void fillLocation(ObjectNode location, Span span, @Nullable String label) {
    location.set("physicalLocation", physical(span));
    if (label != null) {
      location.set("message", SarifText.message(label));
    }
  }

  private JsonNode physical(Span span) {
    Region region = Region.of(span, Region.Unit.UTF_16);
    ObjectNode physical = JsonText.createObject();
    physical.set("artifactLocation", artifact(span));
    physical.set("region", region(region, new Region(region.line(), region.end(), region.end())));
    return physical;
  }

  private JsonNode artifact(Span span) {
    String uri = findings.root().uriOf(span.file());
    ObjectNode artifact = JsonText.createObject().put("uri", uri);
    return uri.startsWith("file:") ? artifact : artifact.put("uriBaseId", ROOT);
  }

  private static JsonNode region(Region start, Region end) {
    return JsonText.createObject()
        .put("startLine", start.line())
        .put("startColumn", start.start())
        .put("endLine", end.line())
        .put("endColumn", end.start());
  }

  /** All results have the list, or readers would not know what its absence means. */
  private JsonNode suppressions(ReportedFinding finding) {
    ArrayNode suppressions = JsonText.createArray();
    @Nullable Waiver waiver = finding.diagnostic().waiver();
    if (waiver != null) {
      String kind = waiver.by() == Waiver.By.JOB ? "inSource" : "external";
      String why = "%s (until %s)".formatted(waiver.reason(), waiver.until());
      suppressions.add(suppression(kind, why, waiver.span()));
    }
    if (finding.baseline() != null) {
      suppressions.add(
          suppression("external", "listed in `%s`".formatted(finding.baseline()), null));
    }
    return suppressions;
  }

  private JsonNode suppression(String kind, String why, @Nullable Span place) {
    ObjectNode suppression =
        JsonText.createObject()
            .put("kind", kind)
            .put("status", "accepted")
            .put("justification", why);
    if (place != null && place.file().path() != null) {
      suppression.putObject("location").set("physicalLocation", physical(place));
    }
    return suppression;
  }
}
