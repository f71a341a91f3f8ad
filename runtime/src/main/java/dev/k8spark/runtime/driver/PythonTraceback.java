package dev.k8spark.runtime.driver;

import java.util.List;
import java.util.Optional;

/**
 * The exception that ended a Python program, from the last traceback that it printed.
 *
 * @param message its class and message on one line, with Java's own last cause where there is one
 * @param text all lines from the traceback's first
 */
record PythonTraceback(String message, String text) {
  private static final String START = "Traceback (most recent call last):";
  private static final String CAUSE = "Caused by: ";

  /** Finds the last traceback; empty when the program ended without one. */
  static Optional<PythonTraceback> last(String output) {
    int start = output.lastIndexOf(START);
    if (start < 0) {
      return Optional.empty();
    }
    String text = output.substring(start);
    List<String> lines = text.lines().skip(1).dropWhile(PythonTraceback::isFrame).toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new PythonTraceback(message(lines), text));
  }

  private static boolean isFrame(String line) {
    return line.isBlank() || Character.isWhitespace(line.charAt(0));
  }

  private static String message(List<String> lines) {
    String message = lines.get(0);
    if (lines.size() > 1 && lines.get(1).startsWith(": ")) {
      message += lines.get(1);
    }
    Optional<String> cause =
        lines.stream().filter(line -> line.startsWith(CAUSE)).reduce((first, last) -> last);
    return cause
        .map(line -> " (caused by " + line.substring(CAUSE.length()) + ")")
        .map(message::concat)
        .orElse(message);
  }
}
