package dev.k8spark.report;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/**
 * The rules of a SARIF run: every code, so that a reader knows what was looked for, and those rules
 * of policies that found something.
 */
final class SarifRules {

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
    String mend = page.section("How to mend");
    json.writeStartObject();
    json.writeStringProperty("id", page.code().name());
    text(json, "shortDescription", page.law());
    text(json, "fullDescription", page.law() + " " + oneLine(why));
    json.writeObjectPropertyStart("help");
    json.writeStringProperty("text", oneLine(mend));
    json.writeStringProperty("markdown", page.text());
    json.writeEndObject();
    weight(json, page.code().severity());
    tags(json, page.code().kind().name().toLowerCase(Locale.ROOT));
    json.writeEndObject();
  }

  private static void owned(JsonGenerator json, Diagnostic said) {
    String law = SarifReport.sentence(said.message());
    json.writeStartObject();
    json.writeStringProperty("id", said.id());
    text(json, "shortDescription", law);
    text(json, "fullDescription", law);
    text(json, "help", said.help() == null ? law : SarifReport.sentence(said.help()));
    weight(json, said.severity());
    tags(json, "policy");
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String name, String text) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("text", text);
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

  private static void tags(JsonGenerator json, String tag) {
    json.writeObjectPropertyStart("properties");
    json.writeArrayPropertyStart("tags");
    json.writeString(tag);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
