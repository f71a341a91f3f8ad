package dev.k8spark.cli;

import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the user names: UTF-8 text, without its byte order mark.
 *
 * @param in what {@code -} stands for
 * @param stdinName what messages call it, if the user gave it a name
 */
record JobFiles(InputStream in, @Nullable String stdinName) {

  static final String STDIN = "-";

  private static final String UNNAMED = "<stdin>";

  /** More than any job has, and less than a file given by mistake may have. */
  private static final int MAX_BYTES = 4 * 1024 * 1024;

  /** A file of the command line: its text, or why there is none. */
  sealed interface Input {

    /** A text. */
    record Text(SourceFile source) implements Input {}

    /** No text. */
    record Unreadable(FileProblem problem) implements Input {}
  }

  Input read(String argument) {
    boolean isStdin = argument.equals(STDIN);
    String name = isStdin ? (stdinName == null ? UNNAMED : stdinName) : argument;
    try {
      Path path = name.equals(UNNAMED) ? null : Path.of(name);
      return new Input.Text(new SourceFile(name, path, isStdin ? text(in) : text(Path.of(name))));
    } catch (IOException unreadable) {
      return new Input.Unreadable(FileProblem.reading(name, unreadable));
    } catch (InvalidPathException _) {
      return new Input.Unreadable(new FileProblem(name, "`" + name + "` is no name of a file"));
    }
  }

  private static String text(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("it is a directory");
    }
    try (InputStream bytes = Files.newInputStream(file)) {
      return text(bytes);
    }
  }

  private static String text(InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new IOException("it is larger than 4 MiB, so it is no job file");
    }
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
