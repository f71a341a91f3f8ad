package dev.k8spark.cli.file;

import dev.k8spark.source.ReadFailure;
import java.io.IOException;

/**
 * Why a file cannot be read or written, whatever stands in it.
 *
 * @param file as the user named it
 * @param message what cannot be done and why
 */
public record FileProblem(String file, String message) {

  /** Makes the problem of a file that cannot be read. */
  public static FileProblem ofReading(String file, IOException cause) {
    return new FileProblem(
        file, "cannot read `" + file + "`: " + new ReadFailure(cause).describe());
  }

  /** Makes the problem of a file that cannot be written. */
  public static FileProblem ofWriting(String file, IOException cause) {
    return new FileProblem(
        file, "cannot write `" + file + "`: " + new ReadFailure(cause).describe());
  }
}
