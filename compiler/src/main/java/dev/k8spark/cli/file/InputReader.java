package dev.k8spark.cli.file;

import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
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
public record InputReader(InputStream in, @Nullable String stdinName) {

  public static final String STDIN = "-";

  private static final String UNNAMED = "<stdin>";

  /** More than any job has, and less than a file given by mistake may have. */
  private static final int MAX_BYTES = 4 * 1024 * 1024;

  /** A file of the command line: its text, or why there is none. */
  public sealed interface Input {

    /** A text. */
    record Text(SourceFile source) implements Input {}

    /** No text. */
    record Unreadable(FileProblem problem) implements Input {}
  }

  public Input read(String argument) {
    boolean isStdin = argument.equals(STDIN);
    String name = isStdin ? (stdinName == null ? UNNAMED : stdinName) : argument;
    try {
      Path path = name.equals(UNNAMED) ? null : Path.of(name);
      byte[] bytes = isStdin ? bytes(in) : bytes(Path.of(name));
      return new Input.Text(SourceFile.decode(bytes, path, name));
    } catch (IOException unreadable) {
      return new Input.Unreadable(FileProblem.reading(name, unreadable));
    } catch (InvalidPathException _) {
      return new Input.Unreadable(new FileProblem(name, "`" + name + "` is no name of a file"));
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("it is a directory");
    }
    try (InputStream stream = Files.newInputStream(file)) {
      return bytes(stream);
    }
  }

  private static byte[] bytes(InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new IOException("it is larger than 4 MiB, so it is no job file");
    }
    return bytes;
  }
}
