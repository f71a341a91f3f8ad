package dev.k8spark.rehearsal.localimage;

import dev.k8spark.process.ExternalProgram;
import dev.k8spark.process.ProgramResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A program of this machine that has just the variables that are given, and whose errors count as
 * output.
 */
record LocalProgram(List<String> command, Map<String, String> environment) {

  ProgramResult run() throws IOException, InterruptedException {
    return run(line -> {});
  }

  /**
   * Runs it to its end.
   *
   * @param listener takes each line of its output and its errors as it comes
   */
  ProgramResult run(Consumer<String> listener) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new ExternalProgram(builder).run(listener);
  }
}
