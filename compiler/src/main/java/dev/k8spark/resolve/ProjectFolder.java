package dev.k8spark.resolve;

import dev.k8spark.source.ReadFailure;
import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a job belongs to: nothing outside of it is read. It is the nearest folder upwards
 * with a {@code .git}, or else the job's own.
 */
record ProjectFolder(Path root) {

  static ProjectFolder of(SourceFile job) {
    Path folder = folderOf(job);
    for (Path at = folder; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return new ProjectFolder(SourceFile.resolve(at));
      }
    }
    return new ProjectFolder(SourceFile.resolve(folder));
  }

  /** The folder where a file lies, or would: of a link, where it leads to. */
  static Path folderOf(SourceFile file) {
    Path path = SourceFile.resolve(file.path() == null ? Path.of("job") : file.path());
    Path parent = path.getParent();
    return parent == null ? Path.of("/") : parent;
  }

  /** What came of opening a file: the file, or one sentence why not. */
  record Opened(@Nullable SourceFile file, @Nullable String problem) {}

  /** Opens a file by a path that stands in another. */
  Opened open(SourceFile from, String written) {
    try {
      Path path = folderOf(from).resolve(written).normalize();
      Path real = path.startsWith(root) ? path.toRealPath() : path;
      if (!real.startsWith(root)) {
        return new Opened(null, "it lies outside the project folder");
      }
      return new Opened(SourceFile.read(real, nameBeside(from, written)), null);
    } catch (NoSuchFileException e) {
      return new Opened(null, "there is no such file");
    } catch (IOException e) {
      return new Opened(null, new ReadFailure(e).describe());
    }
  }

  /**
   * Returns the files of a folder of the project whose names match the last part of a path that
   * stands in another file, sorted, as that file would name them.
   */
  List<String> match(SourceFile from, String written) {
    int name = written.lastIndexOf('/') + 1;
    try {
      Path folder = folderOf(from).resolve(written.substring(0, name)).normalize().toRealPath();
      if (!folder.startsWith(root)) {
        return List.of();
      }
      try (DirectoryStream<Path> files =
          Files.newDirectoryStream(folder, written.substring(name))) {
        return StreamSupport.stream(files.spliterator(), false)
            .filter(Files::isRegularFile)
            .map(file -> written.substring(0, name) + file.getFileName())
            .sorted()
            .toList();
      }
    } catch (IOException | PatternSyntaxException | DirectoryIteratorException _) {
      return List.of();
    }
  }

  /** The name for messages: relative as the user gave the first file. */
  static String nameBeside(SourceFile from, String written) {
    Path parent = Path.of(from.name()).getParent();
    return (parent == null ? Path.of(written) : parent.resolve(written)).normalize().toString();
  }
}
