package dev.k8spark.lint.report;

import dev.k8spark.diagnostic.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * The documentation of a code: a page of Markdown, read on demand.
 *
 * @param text the page: its title, its header, what the code asks for in one sentence, and sections
 */
public record CodePage(Code code, String text) {

  /** Reads the page of a code. */
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

  /** Returns its severity, its kind and where it is enforced, in one line without markup. */
  public String header() {
    return line(2).replace("**", "");
  }

  /** Returns what is so where nothing of this code is found, in one sentence. */
  public String statement() {
    return line(4);
  }

  /** Returns the page from its statement on. */
  public String body() {
    return text.lines().skip(4).collect(Collectors.joining("\n", "", "\n"));
  }

  private String line(int index) {
    return text.lines().skip(index).findFirst().orElse("");
  }

  /** Returns the text below a heading, up to the next. */
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
