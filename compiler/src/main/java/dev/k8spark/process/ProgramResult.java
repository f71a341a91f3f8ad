package dev.k8spark.process;

import java.util.List;

/**
 * How a program ended.
 *
 * @param output all that it wrote
 */
public record ProgramResult(int exitCode, String output) {

  public boolean isSuccess() {
    return exitCode == 0;
  }

  /** Returns the output line by line. */
  public List<String> lines() {
    return output.lines().toList();
  }
}
