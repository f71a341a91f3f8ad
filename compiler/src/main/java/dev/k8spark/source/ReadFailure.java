package dev.k8spark.source;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file cannot be read or written. */
public record ReadFailure(IOException cause) {

  /** Returns the cause in words of the field, not in those of Java. */
  public String describe() {
    return switch (cause) {
      case NoSuchFileException _ -> "no such file";
      case AccessDeniedException _ -> "permission denied";
      case CharacterCodingException _ -> "it is not UTF-8 text";
      case FileSystemException refused when refused.getReason() != null -> refused.getReason();
      default -> describeOther(String.valueOf(cause.getMessage()));
    };
  }

  /** Java passes on what the system says, such as of a stream that the caller has closed. */
  private static String describeOther(String message) {
    return message.equals("Bad file descriptor") ? "it is closed" : message;
  }
}
