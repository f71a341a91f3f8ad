package dev.k8spark.cli.file;

import dev.k8spark.source.Notation;
import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The files that the user names, and those below the folders that the user names, each once. Below
 * a folder only endings of the language count; left out are hidden files and folders, those that
 * tools fill, what git ignores, what the user excludes, and links that lead out of the folder.
 */
public final class FileWalk {

  private static final Set<String> LEFT_OUT = Set.of("node_modules", "target");

  private final ExcludedNames excluded;
  private final Map<Path, Candidate> files = new HashMap<>();
  private final List<Candidate> order = new ArrayList<>();
  private final List<FileProblem> problems = new ArrayList<>();

  private FileWalk(ExcludedNames excluded) {
    this.excluded = excluded;
  }

  /**
   * A file to be looked at.
   *
   * @param isNamed whether the user named it, and not a folder above
   */
  public record Candidate(String name, boolean isNamed) {}

  /**
   * Files in the order of the arguments, those of a folder by name.
   *
   * @param realPaths of the files, links resolved
   */
  public record Listing(List<Candidate> files, Set<Path> realPaths, List<FileProblem> problems) {}

  /**
   * Lists the files that the arguments name, themselves or by a folder above.
   *
   * @param excluded what is left out below folders; a file that is named itself is not
   */
  public static Listing list(Collection<String> arguments, ExcludedNames excluded) {
    FileWalk walk = new FileWalk(excluded);
    List<String> folders = new ArrayList<>();
    for (String argument : arguments) {
      try {
        if (Files.isDirectory(Path.of(argument))) {
          folders.add(argument);
        } else {
          walk.add(Path.of(argument), argument, true);
        }
      } catch (InvalidPathException _) {
        walk.problems.add(new FileProblem(argument, "`" + argument + "` is no name of a file"));
      }
    }
    folders.forEach(walk::addBelow);
    return new Listing(
        List.copyOf(walk.order), Set.copyOf(walk.files.keySet()), List.copyOf(walk.problems));
  }

  private void add(Path file, String name, boolean isNamed) {
    Candidate candidate = new Candidate(name, isNamed);
    if (files.putIfAbsent(SourceFile.resolve(file), candidate) == null) {
      order.add(candidate);
    }
  }

  private void addBelow(String argument) {
    Path folder = Path.of(argument);
    Path start = SourceFile.resolve(folder);
    Set<Path> entries = new TreeSet<>();
    try {
      Files.walkFileTree(start, new Visitor(start, entries));
    } catch (IOException unreadable) {
      problems.add(FileProblem.ofReading(argument, unreadable));
    }
    for (Path file : entries) {
      Path named = folder.resolve(start.relativize(file)).normalize();
      add(file, named.toString(), false);
    }
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    private final Path start;
    private final Set<Path> entries;
    private final IgnoredPaths ignored;

    private Visitor(Path start, Set<Path> entries) {
      this.start = start;
      this.entries = entries;
      this.ignored = IgnoredPaths.list(start);
    }

    private boolean isIgnored(Path path) {
      return ignored.contains(path) || excluded.contains(start.relativize(path));
    }

    private boolean isWithin(Path file) {
      return !Files.isSymbolicLink(file) || SourceFile.resolve(file).startsWith(start);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = nameOf(folder);
      boolean isLeftOut = name.startsWith(".") || LEFT_OUT.contains(name) || isIgnored(folder);
      return isLeftOut && !folder.equals(start)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = nameOf(file);
      boolean isLeftOut = name.startsWith(".") || isIgnored(file) || !isWithin(file);
      if (!isLeftOut && Notation.isKnown(file) && Files.isRegularFile(file)) {
        entries.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException cause) {
      if (!isIgnored(file)) {
        problems.add(FileProblem.ofReading(file.toString(), cause));
      }
      return FileVisitResult.CONTINUE;
    }
  }

  private static String nameOf(Path path) {
    @Nullable Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
