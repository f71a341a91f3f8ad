package dev.k8spark.runtime.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder with all that is in it, for as long as it is open: no layer of an image keeps it. */
record TemporaryFolder(Path path) implements AutoCloseable {

  TemporaryFolder {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new IllegalStateException(path + " cannot be made", e);
    }
  }

  Path write(String name, String content) throws IOException {
    Path file = path.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    return Files.writeString(file, content);
  }

  @Override
  public void close() throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(path)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.delete(file);
    }
  }
}
