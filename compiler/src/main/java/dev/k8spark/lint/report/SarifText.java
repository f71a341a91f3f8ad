package dev.k8spark.lint.report;

import dev.k8spark.diagnostic.Diagnostic;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The messages of SARIF: sentences, in which the second place is a link where there is one, and the
 * words of a user never are.
 */
final class SarifText {

  private SarifText() {}

  /** Makes the message of a result; readers without Markdown see the values as lines. */
  static JsonNode messageOf(ReportedFinding finding) {
    @Nullable String values = finding.diagnostic().values();
    String text = sentences(finding.diagnostic());
    return values == null
        ? message(text)
        : message(text + "\n\n" + plain(values))
            .put("markdown", text + "\n\n" + finding.text().values());
  }

  /** Makes a message of plain text. */
  static ObjectNode message(String text) {
    return JsonText.createObject().put("text", text);
  }

  /** Returns the text with a full stop, unless it ends a sentence already. */
  static String sentence(String text) {
    return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
  }

  private static String sentences(Diagnostic diagnostic) {
    Diagnostic.Place other = diagnostic.other();
    String link = other == null ? "" : " See [%s](1).".formatted(plain(other.label()));
    String help = diagnostic.help() == null ? "" : " Help: " + sentence(plain(diagnostic.help()));
    return sentence(plain(diagnostic.message())) + link + help;
  }

  private static String plain(String text) {
    return text.replace("](", "] (");
  }
}
