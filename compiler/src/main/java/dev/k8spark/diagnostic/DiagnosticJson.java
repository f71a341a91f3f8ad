package dev.k8spark.diagnostic;

import dev.k8spark.source.Span;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Prints diagnostics for a program: one JSON object a line, in ASCII. Lines and columns count from
 * one, columns in code points; offsets count UTF-16 units from zero; ends are exclusive.
 */
public final class DiagnosticJson {

  private static final ObjectWriter WRITER =
      JsonMapper.shared().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

  private static final DiagnosticRenderer TEXT = new DiagnosticRenderer(false);

  private DiagnosticJson() {}

  /** Renders the diagnostics that no waiver covers, in the order of their places. */
  public static String render(Collection<Diagnostic> diagnostics) {
    return Diagnostic.withoutWaived(Diagnostic.sort(diagnostics)).stream()
        .map(diagnostic -> renderLine(toJson(diagnostic)))
        .collect(Collectors.joining());
  }

  /** Renders what went wrong outside any text, such as a file that cannot be read. */
  public static String render(Severity severity, String message, @Nullable String file) {
    return renderLine(
        createObject()
            .putNull("code")
            .put("severity", severity.word())
            .put("message", message)
            .put("file", file)
            .put("rendered", severity.word() + ": " + TerminalText.visible(message) + "\n"));
  }

  /** Renders a tree on a line of its own. */
  public static String renderLine(JsonNode tree) {
    return WRITER.writeValueAsString(VisibleJson.escape(tree)) + "\n";
  }

  private static ObjectNode createObject() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode toJson(Diagnostic diagnostic) {
    ObjectNode json =
        createObject()
            .put("code", diagnostic.id())
            .put("severity", diagnostic.severity().word())
            .put("message", diagnostic.message());
    putPlace(json, diagnostic.span()).put("label", diagnostic.label());
    json.put("values", diagnostic.values()).put("help", diagnostic.help());
    putOther(json, diagnostic.other());
    putFix(json, diagnostic.shownFix());
    return json.put("rendered", TEXT.render(diagnostic));
  }

  private static void putOther(ObjectNode json, Diagnostic.@Nullable Place other) {
    if (other == null) {
      json.putNull("other");
    } else {
      putPlace(json.putObject("other"), other.span()).put("label", other.label());
    }
  }

  private static void putFix(ObjectNode json, @Nullable Fix fix) {
    if (fix == null) {
      json.putNull("fix");
    } else {
      putPlace(json.putObject("fix").put("message", fix.text()), fix.edit().span())
          .put("text", fix.edit().text());
    }
  }

  private static ObjectNode putPlace(ObjectNode json, Span span) {
    json.put("file", span.file().name());
    putPosition(json.putObject("start"), new Span(span.file(), span.start(), span.start()));
    putPosition(json.putObject("end"), new Span(span.file(), span.end(), span.end()));
    return json;
  }

  private static void putPosition(ObjectNode json, Span at) {
    json.put("line", at.line()).put("column", at.column()).put("offset", at.start());
  }
}
