package dev.k8spark.cli.fmt;

import dev.k8spark.cli.file.InputReader;
import dev.k8spark.source.Notation;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The HOCON files that an argument names: itself, or the {@code .conf} files below a folder in the
 * order of their names. Hidden folders and links are left out.
 */
final class HoconFiles extends SimpleFileVisitor<Path> {

  private final Path top;
  private final List<String> names = new ArrayList<>();

  private HoconFiles(Path top) {
    this.top = top;
  }

  static List<String> list(String argument) throws IOException {
    if (argument.equals(InputReader.STDIN) || !isFolder(argument)) {
      return List.of(argument);
    }
    HoconFiles files = new HoconFiles(Path.of(argument));
    Files.walkFileTree(files.top, files);
    Collections.sort(files.names);
    return files.names;
  }

  private static boolean isFolder(String argument) {
    try {
      return Files.isDirectory(Path.of(argument));
    } catch (InvalidPathException _) {
      return false;
    }
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    boolean isHidden = !folder.equals(top) && String.valueOf(folder.getFileName()).startsWith(".");
    return isHidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (attributes.isRegularFile()
        && Notation.named(file.toString()).equals(Optional.of(Notation.HOCON))) {
      names.add(file.toString());
    }
    return FileVisitResult.CONTINUE;
  }
}
