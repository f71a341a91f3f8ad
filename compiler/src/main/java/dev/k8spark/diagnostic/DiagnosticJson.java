package dev.k8spark.diagnostic;

import dev.k8spark.source.Span;
import java.io.StringWriter;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Prints diagnostics for a program: one JSON object a line, in ASCII. Lines and columns count from
 * one, columns in code points; offsets count UTF-16 units from zero; ends are exclusive.
 */
public final class DiagnosticJson {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private static final DiagnosticRenderer TEXT = new DiagnosticRenderer(false);

  private DiagnosticJson() {}

  public static String render(Collection<Diagnostic> diagnostics) {
    return Diagnostic.withoutWaived(Diagnostic.sort(diagnostics)).stream()
        .map(diagnostic -> renderLine(json -> writeDiagnostic(json, diagnostic)))
        .collect(Collectors.joining());
  }

  /** What went wrong outside any text, such as a file that cannot be read, in the same form. */
  public static String render(String message, @Nullable String file) {
    return renderLine(
        json -> {
          json.writeNullProperty("code");
          json.writeStringProperty("severity", Severity.ERROR.word());
          json.writeStringProperty("message", message);
          json.writeStringProperty("file", file);
          json.writeStringProperty("rendered", "error: " + TerminalText.visible(message) + "\n");
        });
  }

  /** One object on a line of its own. */
  public static String renderLine(Consumer<JsonGenerator> properties) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      properties.accept(json);
      json.writeEndObject();
    }
    return text + "\n";
  }

  private static void writeDiagnostic(JsonGenerator json, Diagnostic diagnostic) {
    json.writeStringProperty("code", diagnostic.id());
    json.writeStringProperty("severity", diagnostic.severity().word());
    json.writeStringProperty("message", diagnostic.message());
    writePlace(json, diagnostic.span(), diagnostic.label());
    json.writeStringProperty("values", diagnostic.values());
    json.writeStringProperty("help", diagnostic.help());
    writeOther(json, diagnostic.other());
    writeFix(json, diagnostic.fix());
    json.writeStringProperty("rendered", TEXT.render(diagnostic));
  }

  private static void writeOther(JsonGenerator json, Diagnostic.@Nullable Place other) {
    if (other == null) {
      json.writeNullProperty("other");
      return;
    }
    json.writeObjectPropertyStart("other");
    writePlace(json, other.span(), other.label());
    json.writeEndObject();
  }

  private static void writeFix(JsonGenerator json, @Nullable Fix fix) {
    if (fix == null) {
      json.writeNullProperty("fix");
      return;
    }
    json.writeObjectPropertyStart("fix");
    json.writeStringProperty("message", fix.text());
    writePlace(json, fix.edit().span());
    json.writeStringProperty("text", fix.edit().text());
    json.writeEndObject();
  }

  private static void writePlace(JsonGenerator json, Span span, @Nullable String label) {
    writePlace(json, span);
    json.writeStringProperty("label", label);
  }

  private static void writePlace(JsonGenerator json, Span span) {
    json.writeStringProperty("file", span.file().name());
    position(json, "start", new Span(span.file(), span.start(), span.start()));
    position(json, "end", new Span(span.file(), span.end(), span.end()));
  }

  private static void position(JsonGenerator json, String name, Span at) {
    json.writeObjectPropertyStart(name);
    json.writeNumberProperty("line", at.line());
    json.writeNumberProperty("column", at.column());
    json.writeNumberProperty("offset", at.start());
    json.writeEndObject();
  }
}
