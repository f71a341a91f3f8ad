package dev.k8spark.rehearsal.localimage;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The place of a main file's folder: the path in the image, and the folder here.
 *
 * @param here absent if the main file was not found
 */
record AppFolder(String inImage, Optional<Path> here) {
  static final String APP = "/app";
  private static final int MAX_DEPTH = 8;
  private static final int MAX_FOLDERS = 20_000;
  private static final Set<String> SKIPPED = Set.of("node_modules", "__pycache__", "site-packages");

  /**
   * Looks below the job file's folder, then below each of its parents within the project; the first
   * that has it decides.
   *
   * @param mainFile a path in the image
   */
  static AppFolder find(String mainFile, Path jobFolder) throws IOException, MissingPrerequisite {
    boolean inApp = mainFile.startsWith(APP + "/");
    int lastSlash = mainFile.lastIndexOf('/');
    String image = inApp ? APP : mainFile.substring(0, lastSlash);
    Path relative = Path.of(mainFile.substring(inApp ? APP.length() + 1 : lastSlash + 1));
    for (Path level : levels(jobFolder.toAbsolutePath().normalize())) {
      List<Path> matches = search(level, relative);
      if (matches.size() > 1) {
        throw several(image, relative, matches);
      }
      if (!matches.isEmpty()) {
        return new AppFolder(image, Optional.of(matches.get(0)));
      }
    }
    return new AppFolder(image, Optional.empty());
  }

  private static List<Path> levels(Path jobFolder) {
    List<Path> levels = new ArrayList<>();
    for (Path level = jobFolder; level != null; level = level.getParent()) {
      levels.add(level);
      if (Files.exists(level.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
        return levels;
      }
    }
    return List.of(jobFolder);
  }

  private static List<Path> search(Path top, Path relative) throws IOException {
    List<Path> matches = new ArrayList<>();
    Files.walkFileTree(
        top,
        Set.of(),
        MAX_DEPTH,
        new SimpleFileVisitor<>() {
          private int folders;

          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (!folder.equals(top) && isSkipped(folder)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            if (Files.isRegularFile(folder.resolve(relative))) {
              matches.add(folder);
            }
            folders++;
            return folders < MAX_FOLDERS ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
    matches.sort(Comparator.naturalOrder());
    return matches;
  }

  private static boolean isSkipped(Path folder) {
    String name = String.valueOf(folder.getFileName());
    return name.startsWith(".")
        || SKIPPED.contains(name)
        || Files.exists(folder.resolve("pyvenv.cfg"));
  }

  private static MissingPrerequisite several(String image, Path relative, List<Path> matches) {
    String list =
        matches.stream()
            .map(folder -> "\n  " + folder.resolve(relative))
            .collect(Collectors.joining());
    return new MissingPrerequisite(
        "which of these is the job's " + image + "/" + relative + "?" + list,
        "say which folder is %s: --map %s=%s".formatted(image, image, matches.get(0)));
  }
}
