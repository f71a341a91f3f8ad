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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

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
  private final Map<String, Diagnostic> custom = new TreeMap<>();

  SarifRules(List<ReportedFinding> findings) {
    for (Code code : Code.values()) {
      ids.add(code.name());
    }
    for (ReportedFinding finding : findings) {
      if (finding.diagnostic().rule() != null) {
        custom.putIfAbsent(finding.diagnostic().id(), finding.diagnostic());
      }
    }
    ids.addAll(custom.keySet());
  }

  /** Returns the index of the rule that found something. */
  int indexOf(Diagnostic diagnostic) {
    return diagnostic.rule() == null
        ? ids.indexOf(diagnostic.id())
        : ids.lastIndexOf(diagnostic.id());
  }

  /** Returns the list of rules, in the order of their indices. */
  JsonNode toJson() {
    ArrayNode rules = JsonText.createArray();
    for (Code code : Code.values()) {
      rules.add(codeRule(CodePage.of(code)));
    }
    custom.values().forEach(diagnostic -> rules.add(customRule(diagnostic)));
    return rules;
  }

  private static JsonNode codeRule(CodePage page) {
    String why = page.section("Why");
    String fix = page.section("How to fix");
    ObjectNode rule = JsonText.createObject().put("id", page.code().name());
    rule.set("shortDescription", SarifText.message(page.statement()));
    rule.set("fullDescription", SarifText.message(page.statement() + " " + oneLine(why)));
    rule.putObject("help").put("text", oneLine(fix)).put("markdown", page.text());
    rule.set("defaultConfiguration", configuration(page.code().severity()));
    rule.set("properties", properties(page.code()));
    return rule;
  }

  private static JsonNode customRule(Diagnostic diagnostic) {
    String statement = shortened(SarifText.sentence(diagnostic.message()));
    String help = diagnostic.help() == null ? statement : SarifText.sentence(diagnostic.help());
    ObjectNode rule = JsonText.createObject().put("id", diagnostic.id());
    rule.set("shortDescription", SarifText.message(statement));
    rule.set("fullDescription", SarifText.message(statement));
    rule.set("help", SarifText.message(help));
    rule.set("defaultConfiguration", configuration(diagnostic.severity()));
    rule.set("properties", properties(diagnostic.severity(), List.of("policy"), null));
    return rule;
  }

  /** A rule that only policies switch on has no level of its own. */
  private static JsonNode configuration(Severity severity) {
    ObjectNode configuration = JsonText.createObject();
    return severity == Severity.OFF
        ? configuration.put("enabled", false)
        : configuration.put("level", SarifReport.level(severity));
  }

  private static JsonNode properties(Code code) {
    String kind = code.kind().name().toLowerCase(Locale.ROOT);
    return FOR_SECURITY.contains(code)
        ? properties(code.severity(), List.of(kind, "security"), "8.0")
        : properties(code.severity(), List.of(kind), null);
  }

  /** What GitHub sorts by: most rules are exact, but what a credential is can only be guessed. */
  private static JsonNode properties(
      Severity severity, List<String> tags, @Nullable String security) {
    ObjectNode properties = JsonText.createObject();
    ArrayNode names = properties.putArray("tags");
    tags.forEach(names::add);
    properties
        .put("precision", security == null ? "very-high" : "high")
        .put(
            "problem.severity",
            switch (severity) {
              case ERROR -> "error";
              case WARNING -> "warning";
              case NOTE, OFF -> "recommendation";
            });
    return security == null ? properties : properties.put("security-severity", security);
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
