package dev.k8spark.lint.report;

import dev.k8spark.diagnostic.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What k8spark has to say of a code beyond its message: a page of Markdown, read when it is asked
 * for.
 *
 * @param text the page, which begins with the law in one sentence
 */
public record CodePage(Code code, String text) {

  public static CodePage of(Code code) {
    String name = "codes/" + code.name() + ".md";
    try (InputStream bytes = CodePage.class.getResourceAsStream(name)) {
      if (bytes == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return new CodePage(code, new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The law in one sentence. */
  public String law() {
    return text.lines().findFirst().orElse("");
  }

  /** What stands below a heading, up to the next. */
  String section(String heading) {
    int start = text.indexOf("\n## " + heading + "\n");
    if (start < 0) {
      return "";
    }
    String rest = text.substring(start + heading.length() + 5);
    int end = rest.indexOf("\n## ");
    return (end < 0 ? rest : rest.substring(0, end)).strip();
  }
}
