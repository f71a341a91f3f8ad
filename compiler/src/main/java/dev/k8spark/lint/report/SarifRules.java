package dev.k8spark.lint.report;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Severity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The rules of a SARIF run: every code, so that a reader knows what was looked for, and those rules
 * of policies that found something.
 */
final class SarifRules {

  private static final int MOST_LETTERS = 1024;

  /** A credential that others may read. */
  private static final Set<Code> FOR_SECURITY =
      EnumSet.of(Code.SECRET_IN_TEXT, Code.SECRET_EXPOSED);

  private final List<String> ids = new ArrayList<>();
  private final Map<String, Diagnostic> owned = new TreeMap<>();

  SarifRules(List<Finding> findings) {
    for (Code code : Code.values()) {
      ids.add(code.name());
    }
    for (Finding one : findings) {
      if (one.said().rule() != null) {
        owned.putIfAbsent(one.said().id(), one.said());
      }
    }
    ids.addAll(owned.keySet());
  }

  int indexOf(Diagnostic said) {
    return said.rule() == null ? ids.indexOf(said.id()) : ids.lastIndexOf(said.id());
  }

  void write(JsonGenerator json) {
    json.writeArrayPropertyStart("rules");
    for (Code code : Code.values()) {
      code(json, CodePage.of(code));
    }
    owned.values().forEach(said -> owned(json, said));
    json.writeEndArray();
  }

  private static void code(JsonGenerator json, CodePage page) {
    String why = page.section("Why");
    String fix = page.section("How to fix");
    json.writeStartObject();
    json.writeStringProperty("id", page.code().name());
    SarifText.message(json, "shortDescription", page.statement());
    SarifText.message(json, "fullDescription", page.statement() + " " + oneLine(why));
    json.writeObjectPropertyStart("help");
    json.writeStringProperty("text", oneLine(fix));
    json.writeStringProperty("markdown", page.text());
    json.writeEndObject();
    weight(json, page.code().severity());
    properties(json, page.code());
    json.writeEndObject();
  }

  private static void owned(JsonGenerator json, Diagnostic said) {
    String law = shortened(SarifText.sentence(said.message()));
    json.writeStartObject();
    json.writeStringProperty("id", said.id());
    SarifText.message(json, "shortDescription", law);
    SarifText.message(json, "fullDescription", law);
    SarifText.message(json, "help", said.help() == null ? law : SarifText.sentence(said.help()));
    weight(json, said.severity());
    properties(json, said.severity(), List.of("policy"), null);
    json.writeEndObject();
  }

  /** A rule that only policies switch on stands as what it weighs then at least. */
  private static void weight(JsonGenerator json, Severity severity) {
    json.writeObjectPropertyStart("defaultConfiguration");
    if (severity == Severity.OFF) {
      json.writeBooleanProperty("enabled", false);
    } else {
      json.writeStringProperty("level", SarifReport.level(severity));
    }
    json.writeEndObject();
  }

  private static void properties(JsonGenerator json, Code code) {
    String kind = code.kind().name().toLowerCase(Locale.ROOT);
    if (FOR_SECURITY.contains(code)) {
      properties(json, code.severity(), List.of(kind, "security"), "8.0");
    } else {
      properties(json, code.severity(), List.of(kind), null);
    }
  }

  /** What GitHub sorts by: a rule of k8spark holds or does not, but a credential is a guess. */
  private static void properties(
      JsonGenerator json, Severity severity, List<String> tags, @Nullable String security) {
    json.writeObjectPropertyStart("properties");
    json.writeArrayPropertyStart("tags");
    tags.forEach(json::writeString);
    json.writeEndArray();
    json.writeStringProperty("precision", security == null ? "very-high" : "high");
    json.writeStringProperty(
        "problem.severity",
        switch (severity) {
          case ERROR -> "error";
          case WARNING -> "warning";
          case NOTE, OFF -> "recommendation";
        });
    if (security != null) {
      json.writeStringProperty("security-severity", security);
    }
    json.writeEndObject();
  }

  /** GitHub takes no longer descriptions; a policy's may be of any length. */
  private static String shortened(String text) {
    return text.length() <= MOST_LETTERS
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MOST_LETTERS / 2)) + "…";
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
