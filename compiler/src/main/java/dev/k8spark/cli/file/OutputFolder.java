package dev.k8spark.cli.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A folder into which files are written all or none: each is written whole beside its place first,
 * and only when that worked for all of them they take their places.
 */
public record OutputFolder(Path folder) {

  /** Writes one file in the same way, in any folder. */
  public static void writeFile(Path file, String text) throws IOException {
    Path absolute = file.toAbsolutePath().normalize();
    @Nullable Path parent = absolute.getParent();
    if (parent == null) {
      throw new IOException("it is a directory");
    }
    new OutputFolder(parent).write(Map.of(String.valueOf(absolute.getFileName()), text));
  }

  /** Writes texts by file name; the exception names the file that cannot be written. */
  public void write(Map<String, String> texts) throws IOException {
    Files.createDirectories(folder);
    Map<Path, Path> staged = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        Path target = folder.resolve(text.getKey());
        if (Files.isDirectory(target)) {
          throw new IOException("`" + target + "` is a directory");
        }
        Path beside = folder.resolve("." + text.getKey() + "." + ProcessHandle.current().pid());
        staged.put(beside, target);
        Files.writeString(
            beside,
            text.getValue(),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
      }
      for (Map.Entry<Path, Path> file : staged.entrySet()) {
        Files.move(file.getKey(), file.getValue(), StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      staged.keySet().forEach(OutputFolder::remove);
    }
  }

  private static void remove(Path staged) {
    try {
      Files.deleteIfExists(staged);
    } catch (IOException unremovable) {
      throw new UncheckedIOException(unremovable);
    }
  }
}
