package dev.k8spark.diagnostic;

import static dev.k8spark.diagnostic.TerminalText.visible;

import dev.k8spark.source.Span;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prints diagnostics for a person: each with its line and a caret under the place, at last how many
 * there are.
 *
 * @param colored whether to color them, for a terminal
 */
public record DiagnosticRenderer(boolean colored) {

  /** All of them in order, and their number; nothing if there are none. */
  public String render(Collection<Diagnostic> diagnostics) {
    List<Diagnostic> ordered = Diagnostic.sort(diagnostics);
    List<Diagnostic> counting = Diagnostic.withoutWaived(ordered);
    return counting.stream()
            .map(diagnostic -> render(diagnostic) + "\n")
            .collect(Collectors.joining())
        + count(ordered);
  }

  /** One of them, with a line feed at its end. */
  public String render(Diagnostic diagnostic) {
    Diagnostic.Place other = diagnostic.other();
    String values = diagnostic.values();
    String help = diagnostic.help();
    int gutter = digits(diagnostic.span());
    if (other != null) {
      gutter = Math.max(gutter, digits(other.span()));
    }
    TerminalColor severity = TerminalColor.of(diagnostic.severity());
    StringBuilder text = new StringBuilder(renderTitle(diagnostic, severity));
    text.append(renderBlock("-->", diagnostic.span(), gutter, '^', diagnostic.label(), severity));
    if (other != null) {
      text.append(edge(gutter)).append('\n');
      text.append(
          renderBlock(":::", other.span(), gutter, '-', other.label(), TerminalColor.FRAME));
    }
    if (values != null) {
      text.append(edge(gutter)).append('\n').append(lines("values", values, gutter));
    }
    if (help != null) {
      text.append(edge(gutter)).append('\n').append(lines("help", help, gutter));
    }
    return text.toString();
  }

  private String renderTitle(Diagnostic diagnostic, TerminalColor severity) {
    String word = diagnostic.severity().word() + "[" + diagnostic.id() + "]";
    return paint(severity, word)
        + paint(TerminalColor.BOLD, ": " + visible(diagnostic.message()))
        + "\n";
  }

  private String renderBlock(
      String arrow, Span span, int gutter, char mark, @Nullable String label, TerminalColor paint) {
    SourceExcerpt excerpt = SourceExcerpt.of(span);
    String marks = String.valueOf(mark).repeat(excerpt.length());
    String under = label == null || label.isEmpty() ? marks : marks + " " + visible(label);
    String number = String.valueOf(span.line());
    return " ".repeat(gutter)
        + paint(TerminalColor.FRAME, arrow)
        + " "
        + visible(span.toString())
        + "\n"
        + edge(gutter)
        + "\n"
        + paint(TerminalColor.FRAME, " ".repeat(gutter - number.length()) + number + " |")
        + (" " + excerpt.text()).stripTrailing()
        + "\n"
        + edge(gutter)
        + " ".repeat(1 + excerpt.indent())
        + paint(paint, under)
        + "\n";
  }

  private String edge(int gutter) {
    return " ".repeat(gutter + 1) + paint(TerminalColor.FRAME, "|");
  }

  /** A text of several lines is kept as it is, below its first. */
  private String lines(String word, String text, int gutter) {
    String margin = " ".repeat(gutter + 1);
    String indent = margin + " ".repeat("= : ".length() + word.length());
    return margin
        + paint(TerminalColor.FRAME, "=")
        + paint(TerminalColor.BOLD, " " + word)
        + ": "
        + text.lines().map(TerminalText::visible).collect(Collectors.joining("\n" + indent))
        + "\n";
  }

  /** Returns how many there are of each severity, and how many are waived, in one line. */
  public static String count(Collection<Diagnostic> diagnostics) {
    List<Diagnostic> counting = Diagnostic.withoutWaived(diagnostics);
    int waived = diagnostics.size() - counting.size();
    String text =
        Stream.concat(
                Stream.of(Severity.values()).map(severity -> count(counting, severity)),
                Stream.of(waived == 0 ? "" : waived + " waived"))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? "" : text + "\n";
  }

  private static String count(List<Diagnostic> diagnostics, Severity severity) {
    long number =
        diagnostics.stream().filter(diagnostic -> diagnostic.severity() == severity).count();
    if (number == 0) {
      return "";
    }
    return number + " " + severity.word() + (number == 1 ? "" : "s");
  }

  private static int digits(Span span) {
    return String.valueOf(span.line()).length();
  }

  private String paint(TerminalColor paint, String text) {
    return colored ? paint.enabled(text) : text;
  }
}
