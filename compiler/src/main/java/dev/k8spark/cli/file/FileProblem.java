package dev.k8spark.cli.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * Why a file cannot be read or written, whatever stands in it.
 *
 * @param file as the user named it
 * @param message what cannot be done and why
 */
public record FileProblem(String file, String message) {

  /** Makes the problem of a file that cannot be read. */
  public static FileProblem ofReading(String file, IOException cause) {
    return new FileProblem(file, "cannot read `" + file + "`: " + describe(cause));
  }

  /** Makes the problem of a file that cannot be written. */
  public static FileProblem ofWriting(String file, IOException cause) {
    return new FileProblem(file, "cannot write `" + file + "`: " + describe(cause));
  }

  /** Returns the cause in words of the field, not in those of Java. */
  public static String describe(IOException cause) {
    return switch (cause) {
      case NoSuchFileException _ -> "no such file";
      case AccessDeniedException _ -> "permission denied";
      case CharacterCodingException _ -> "it is not UTF-8 text";
      case FileSystemException refused when refused.getReason() != null -> refused.getReason();
      default -> String.valueOf(cause.getMessage());
    };
  }
}
