package dev.k8spark.cli.file;

import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the user names: UTF-8 text, without its byte order mark.
 *
 * @param in what {@code -} stands for
 * @param stdinName what messages call it, if the user gave it a name
 */
public record InputReader(InputStream in, @Nullable String stdinName) {

  /** The argument that stands for standard input. */
  public static final String STDIN = "-";

  private static final String UNNAMED = "<stdin>";

  /** More than any job has, and less than a file given by mistake may have. */
  private static final int MAX_BYTES = 4 * 1024 * 1024;

  /** Reads an argument: a file, or standard input. */
  public FileInput read(String argument) {
    boolean isStdin = argument.equals(STDIN);
    String name = isStdin ? (stdinName == null ? UNNAMED : stdinName) : argument;
    try {
      Path path = name.equals(UNNAMED) ? null : Path.of(name);
      byte[] bytes = isStdin ? readBytes(in) : readBytes(Path.of(name));
      return new FileInput.ReadFile(SourceFile.decode(bytes, path, name));
    } catch (IOException unreadable) {
      return new FileInput.Unreadable(FileProblem.ofReading(name, unreadable));
    } catch (InvalidPathException _) {
      return new FileInput.Unreadable(new FileProblem(name, "`" + name + "` is no name of a file"));
    }
  }

  /** Returns the text of an argument, or null after the problem was reported. */
  public @Nullable SourceFile read(String argument, Consumer<FileProblem> problems) {
    return switch (read(argument)) {
      case FileInput.ReadFile(SourceFile source) -> source;
      case FileInput.Unreadable(FileProblem problem) -> {
        problems.accept(problem);
        yield null;
      }
    };
  }

  private static byte[] readBytes(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("it is a directory");
    }
    if (Files.exists(file) && !Files.isRegularFile(file) && !isOpenFile(file)) {
      throw new IOException("it is no regular file; to read a pipe, give - and redirect it");
    }
    try (InputStream stream = Files.newInputStream(file)) {
      return readBytes(stream);
    }
  }

  /** Opening a pipe of a shell's {@code <(command)} waits for nobody, unlike one with a name. */
  private static boolean isOpenFile(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    return absolute.startsWith("/dev/fd") || absolute.startsWith("/proc/self/fd");
  }

  private static byte[] readBytes(InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new IOException("it is larger than 4 MiB, so it is no job file");
    }
    return bytes;
  }
}
