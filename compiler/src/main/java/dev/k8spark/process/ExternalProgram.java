package dev.k8spark.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A program of this machine that gets no input and is run to its end. It outlives neither the
 * interruption of the thread that waits for it nor this JVM. (Apache Commons Exec was looked at: it
 * would add a library for what these lines do, and does not end descendants.)
 *
 * @param builder the command, its folder and its environment
 */
public record ExternalProgram(ProcessBuilder builder) {

  /** Reads what a process writes until its end. */
  @FunctionalInterface
  private interface OutputReader {
    String read(Process process) throws IOException;
  }

  /** Runs the program and returns what it wrote, byte for byte as UTF-8. */
  public ProgramResult run() throws IOException, InterruptedException {
    return runReading(
        process -> new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  /**
   * Runs the program and returns what it wrote, with its lines ended alike.
   *
   * @param listener takes each line as it comes
   */
  public ProgramResult run(Consumer<String> listener) throws IOException, InterruptedException {
    return runReading(process -> readLines(process, listener));
  }

  private ProgramResult runReading(OutputReader reader) throws IOException, InterruptedException {
    RunningProcess running = new RunningProcess();
    Thread hook = new Thread(running::end);
    // Before the start: a JVM that is asked to end in between must know what it has to end.
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      Process process = running.start(builder);
      process.getOutputStream().close();
      String output = reader.read(process);
      return new ProgramResult(process.waitFor(), output);
    } finally {
      running.end();
      remove(hook);
    }
  }

  private static String readLines(Process process, Consumer<String> listener) throws IOException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
        listener.accept(line);
      }
    }
    return String.join("\n", lines);
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // This JVM ends already, and the hook does the same.
    }
  }
}
