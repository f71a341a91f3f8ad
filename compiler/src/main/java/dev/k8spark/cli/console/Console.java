package dev.k8spark.cli.console;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a command reads from and writes to. Always UTF-8, whatever the locale.
 *
 * @param isTerminal whether {@code err} is shown by a terminal
 * @param isOutputTerminal whether {@code out} is
 * @param variables the environment's; they decide about color, never about manifests
 */
public record Console(
    InputStream in,
    OutputStream out,
    OutputStream err,
    boolean isTerminal,
    boolean isOutputTerminal,
    Map<String, String> variables) {

  /** Java cannot ask whether only one of the two is a terminal, so the launcher tells. */
  private static final String TERMINAL_PROPERTY = "k8spark.terminal";

  private static final String OUTPUT_TERMINAL_PROPERTY = "k8spark.terminal.out";

  /** Makes one whose output goes to a file or a pipe. */
  public Console(
      InputStream in,
      OutputStream out,
      OutputStream err,
      boolean isTerminal,
      Map<String, String> variables) {
    this(in, out, err, isTerminal, false, variables);
  }

  /** Makes the console of this process. */
  public static Console ofProcess() {
    return new Console(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        Boolean.getBoolean(TERMINAL_PROPERTY),
        Boolean.getBoolean(OUTPUT_TERMINAL_PROPERTY),
        System.getenv());
  }

  /**
   * Returns where progress is shown. Logs of a build are read later, by whatever shows them: no
   * line of them is written anew.
   */
  public ProgressScreen screen() {
    String ci = variables.getOrDefault("CI", "");
    boolean isBuild = !ci.isEmpty() && !"false".equals(ci);
    boolean hasColor = !isBuild && ColorChoice.AUTO.isOnForErrors(this);
    boolean isLive = !isBuild && isTerminal && !"dumb".equals(variables.get("TERM"));
    return new ProgressScreen(this::printError, isLive, hasColor);
  }

  /** Writes to standard output. */
  public void print(String text) throws IOException {
    write(out, text);
  }

  /** Writes to standard error. Where that fails there is nobody to tell. */
  public void printError(String text) {
    try {
      write(err, text);
    } catch (IOException _) {
      // Nothing is lost: the exit code tells it too.
    }
  }

  private static void write(OutputStream stream, String text) throws IOException {
    stream.write(text.getBytes(StandardCharsets.UTF_8));
    stream.flush();
  }
}
