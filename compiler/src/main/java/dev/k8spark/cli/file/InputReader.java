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

  /** Returns what messages call an argument. */
  public static String nameOf(String argument, @Nullable String stdinName) {
    return !argument.equals(STDIN) ? argument : stdinName == null ? UNNAMED : stdinName;
  }

  /** Reads an argument: a file, or standard input. */
  public FileInput read(String argument) {
    boolean isStdin = argument.equals(STDIN);
    String name = nameOf(argument, stdinName);
    try {
      @Nullable Path path = name.equals(UNNAMED) ? null : Path.of(name);
      return new FileInput.ReadFile(
          path == null || isStdin ? SourceFile.read(in, path, name) : readFile(path, name));
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

  private static SourceFile readFile(Path path, String name) throws IOException {
    if (!isOpenFile(path)) {
      return SourceFile.read(path, name);
    }
    try (InputStream open = Files.newInputStream(path)) {
      return SourceFile.read(open, path, name);
    }
  }

  /** Opening a pipe of a shell's {@code <(command)} waits for nobody, unlike one with a name. */
  private static boolean isOpenFile(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    return absolute.startsWith("/dev/fd") || absolute.startsWith("/proc/self/fd");
  }
}
