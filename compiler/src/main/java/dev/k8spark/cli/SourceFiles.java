package dev.k8spark.cli;

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
import java.util.function.Predicate;

/**
 * The files that an argument names: itself, or those of a kind below a folder in the order of their
 * names. Hidden folders and links are left out.
 */
final class SourceFiles extends SimpleFileVisitor<Path> {

  static final Predicate<String> HOCON = name -> name.endsWith(".conf");

  private final Path top;
  private final Predicate<String> kind;
  private final List<String> found = new ArrayList<>();

  private SourceFiles(Path top, Predicate<String> kind) {
    this.top = top;
    this.kind = kind;
  }

  static List<String> of(String argument, Predicate<String> kind) throws IOException {
    if (argument.equals(JobFiles.STDIN) || !isFolder(argument)) {
      return List.of(argument);
    }
    SourceFiles files = new SourceFiles(Path.of(argument), kind);
    Files.walkFileTree(files.top, files);
    Collections.sort(files.found);
    return files.found;
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
    if (attributes.isRegularFile() && kind.test(file.toString())) {
      found.add(file.toString());
    }
    return FileVisitResult.CONTINUE;
  }
}
