package dev.k8spark.cli.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * A file that cannot be read or written: not what stands in it is wrong.
 *
 * @param file as the user named it
 * @param message what cannot be done and why
 */
public record FileProblem(String file, String message) {

  public static FileProblem reading(String file, IOException cause) {
    return new FileProblem(file, "cannot read `" + file + "`: " + reason(cause));
  }

  public static FileProblem writing(String file, IOException cause) {
    return new FileProblem(file, "cannot write `" + file + "`: " + reason(cause));
  }

  public static String reason(IOException cause) {
    return switch (cause) {
      case NoSuchFileException _ -> "no such file";
      case AccessDeniedException _ -> "permission denied";
      case CharacterCodingException _ -> "it is not UTF-8 text";
      case FileSystemException refused when refused.getReason() != null -> refused.getReason();
      default -> String.valueOf(cause.getMessage());
    };
  }
}
