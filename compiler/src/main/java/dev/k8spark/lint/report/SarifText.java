package dev.k8spark.lint.report;

import dev.k8spark.diagnostic.Diagnostic;
import tools.jackson.core.JsonGenerator;

/**
 * The messages of SARIF: sentences, in which the second place is a link where there is one, and the
 * words of a user never are.
 */
final class SarifText {

  private SarifText() {}

  /** What a result says; readers without Markdown see the values as lines. */
  static void result(JsonGenerator json, Finding one) {
    Diagnostic said = one.said();
    String text = sentences(said);
    json.writeObjectPropertyStart("message");
    if (said.values() == null) {
      json.writeStringProperty("text", text);
    } else {
      json.writeStringProperty("text", text + "\n\n" + plain(said.values()));
      json.writeStringProperty("markdown", text + "\n\n" + one.wording().values());
    }
    json.writeEndObject();
  }

  static void message(JsonGenerator json, String name, String text) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("text", text);
    json.writeEndObject();
  }

  static String sentence(String text) {
    return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
  }

  private static String sentences(Diagnostic said) {
    Diagnostic.Place other = said.other();
    String link = other == null ? "" : " See [%s](1).".formatted(plain(other.label()));
    String help = said.help() == null ? "" : " Help: " + sentence(plain(said.help()));
    return sentence(plain(said.message())) + link + help;
  }

  private static String plain(String text) {
    return text.replace("](", "] (");
  }
}
