package dev.k8spark.cli;

import dev.k8spark.diagnostic.TerminalText;
import dev.k8spark.emit.ToolVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Tells the developers of k8spark what they need to know of a bug. It holds no arguments, since a
 * user may pass it on.
 */
final class BugReport {

  private BugReport() {}

  /** Writes it to a new file and returns its name, or null where that is not possible. */
  static @Nullable String write(Throwable bug) {
    try {
      Path file = Files.createTempFile("k8spark-bug-", ".txt");
      Files.writeString(file, render(bug));
      return file.toString();
    } catch (IOException _) {
      return null;
    }
  }

  static String render(Throwable bug) {
    StringWriter text = new StringWriter();
    PrintWriter lines = new PrintWriter(text);
    lines.println("k8spark " + ToolVersion.read());
    lines.println("Java " + Runtime.version() + ", " + System.getProperty("os.name"));
    bug.printStackTrace(lines);
    return TerminalText.visibleLines(text.toString());
  }
}
