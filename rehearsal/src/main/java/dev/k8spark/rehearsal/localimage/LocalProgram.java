package dev.k8spark.rehearsal.localimage;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A program of this machine that is run to its end, which is heard line by line. */
record LocalProgram(List<String> command, Map<String, String> environment) {

  /** How it ended, and all that it said. */
  record ProgramResult(int exitCode, List<String> lines) {
    boolean isSuccess() {
      return exitCode == 0;
    }

    String text() {
      return String.join("\n", lines);
    }
  }

  ProgramResult run() throws IOException, InterruptedException {
    return run(line -> {});
  }

  /**
   * It does not outlive this thread's interruption, nor this JVM's end.
   *
   * @param listener hears each line of its output and its errors as it comes
   */
  ProgramResult run(Consumer<String> listener) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    Thread hook = new Thread(() -> destroy(process));
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      process.getOutputStream().close();
      List<String> lines = new ArrayList<>();
      try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
          lines.add(line);
          listener.accept(line);
        }
      }
      return new ProgramResult(process.waitFor(), lines);
    } finally {
      destroy(process);
      forget(hook);
    }
  }

  private static void destroy(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // This JVM ends already, and the hook does the same.
    }
  }
}
