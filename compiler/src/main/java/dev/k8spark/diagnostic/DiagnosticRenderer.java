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
 * @param colour whether to paint them, for a terminal
 */
public record DiagnosticRenderer(boolean colour) {

  /** All of them in order, and their number; nothing if there are none. */
  public String render(Collection<Diagnostic> found) {
    List<Diagnostic> ordered = Diagnostic.sort(found);
    List<Diagnostic> counting = Diagnostic.withoutWaived(ordered);
    return counting.stream().map(one -> render(one) + "\n").collect(Collectors.joining())
        + count(ordered);
  }

  /** One of them, with a line feed at its end. */
  public String render(Diagnostic one) {
    Diagnostic.Place other = one.other();
    String values = one.values();
    String help = one.help();
    int gutter = digits(one.span());
    if (other != null) {
      gutter = Math.max(gutter, digits(other.span()));
    }
    Paint severity = Paint.of(one.severity());
    StringBuilder text = new StringBuilder(title(one, severity));
    text.append(block("-->", one.span(), gutter, '^', one.label(), severity));
    if (other != null) {
      text.append(edge(gutter)).append('\n');
      text.append(block(":::", other.span(), gutter, '-', other.label(), Paint.FRAME));
    }
    if (values != null) {
      text.append(edge(gutter)).append('\n').append(lines("values", values, gutter));
    }
    if (help != null) {
      text.append(edge(gutter)).append('\n').append(lines("help", help, gutter));
    }
    return text.toString();
  }

  private String title(Diagnostic one, Paint severity) {
    String word = one.severity().word() + "[" + one.id() + "]";
    return paint(severity, word) + paint(Paint.BOLD, ": " + visible(one.message())) + "\n";
  }

  private String block(
      String arrow, Span span, int gutter, char mark, @Nullable String label, Paint paint) {
    Excerpt excerpt = Excerpt.of(span);
    String marks = String.valueOf(mark).repeat(excerpt.length());
    String under = label == null || label.isEmpty() ? marks : marks + " " + visible(label);
    String number = String.valueOf(span.line());
    return " ".repeat(gutter)
        + paint(Paint.FRAME, arrow)
        + " "
        + visible(span.toString())
        + "\n"
        + edge(gutter)
        + "\n"
        + paint(Paint.FRAME, " ".repeat(gutter - number.length()) + number + " |")
        + (" " + excerpt.text()).stripTrailing()
        + "\n"
        + edge(gutter)
        + " ".repeat(1 + excerpt.indent())
        + paint(paint, under)
        + "\n";
  }

  private String edge(int gutter) {
    return " ".repeat(gutter + 1) + paint(Paint.FRAME, "|");
  }

  /** A text of several lines is kept as it is, below its first. */
  private String lines(String word, String text, int gutter) {
    String margin = " ".repeat(gutter + 1);
    String indent = margin + " ".repeat("= : ".length() + word.length());
    return margin
        + paint(Paint.FRAME, "=")
        + paint(Paint.BOLD, " " + word)
        + ": "
        + text.lines().map(TerminalText::visible).collect(Collectors.joining("\n" + indent))
        + "\n";
  }

  /** How many of them there are of each weight, and how many are waived, on one line. */
  public static String count(Collection<Diagnostic> found) {
    List<Diagnostic> counting = Diagnostic.withoutWaived(found);
    int waived = found.size() - counting.size();
    String text =
        Stream.concat(
                Stream.of(Severity.values()).map(severity -> count(counting, severity)),
                Stream.of(waived == 0 ? "" : waived + " waived"))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? "" : text + "\n";
  }

  private static String count(List<Diagnostic> found, Severity severity) {
    long number = found.stream().filter(one -> one.severity() == severity).count();
    if (number == 0) {
      return "";
    }
    return number + " " + severity.word() + (number == 1 ? "" : "s");
  }

  private static int digits(Span span) {
    return String.valueOf(span.line()).length();
  }

  private String paint(Paint paint, String text) {
    return colour ? paint.enabled(text) : text;
  }
}
