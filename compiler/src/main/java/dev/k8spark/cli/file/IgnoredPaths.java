package dev.k8spark.cli.file;

import dev.k8spark.process.ExternalProgram;
import dev.k8spark.process.ProgramResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What git ignores below a folder, as {@code .gitignore} and its kin say. Git is asked itself,
 * since its rules are many; where it cannot answer, nothing is ignored. (JGit was looked at:
 * megabytes for one question that git answers in milliseconds.)
 *
 * @param paths ignored files, and folders with all that is in them; a file that git tracks is not
 *     ignored
 */
record IgnoredPaths(Set<Path> paths) {

  /** Asks git what it ignores below a folder. */
  static IgnoredPaths list(Path folder) {
    ProcessBuilder git =
        new ProcessBuilder(
                "git",
                "ls-files",
                "--others",
                "--ignored",
                "--exclude-standard",
                "--directory",
                "-z")
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      ProgramResult answer = new ExternalProgram(git).run();
      return new IgnoredPaths(
          Arrays.stream(answer.isSuccess() ? answer.output().split("\0") : new String[0])
              .filter(name -> !name.isEmpty())
              .map(folder::resolve)
              .collect(Collectors.toSet()));
    } catch (IOException _) {
      return new IgnoredPaths(Set.of());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new IgnoredPaths(Set.of());
    }
  }

  boolean contains(Path path) {
    return paths.contains(path);
  }
}
