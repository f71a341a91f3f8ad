package dev.k8spark.cli.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A source file that gets another text as {@link OutputFile} does, and keeps its byte order mark.
 */
public record RewrittenFile(Path file) {

  private static final String MARK = "\uFEFF";

  /** Puts the text in the place of the old one. */
  public void write(String text) throws IOException {
    new OutputFile(file).write(readMark(file) + text);
  }

  private static String readMark(Path file) throws IOException {
    byte[] mark = MARK.getBytes(UTF_8);
    try (InputStream start = Files.newInputStream(file)) {
      return Arrays.equals(start.readNBytes(mark.length), mark) ? MARK : "";
    }
  }
}
