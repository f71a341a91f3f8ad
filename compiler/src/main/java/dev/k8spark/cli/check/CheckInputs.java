package dev.k8spark.cli.check;

import dev.k8spark.cli.file.FileProblem;
import dev.k8spark.cli.file.InputReader;
import dev.k8spark.cli.file.SourceDiscovery;
import dev.k8spark.lint.FileReview;
import dev.k8spark.lint.JobDetector;
import dev.k8spark.policy.Policy;
import dev.k8spark.source.SourceFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files to be checked of all that the arguments name.
 *
 * @param unreadable reviews of files and folders that are named or may be ours, and cannot be read
 * @param passedOver how many files are neither jobs nor policies
 * @param excluded how many files a policy excludes
 */
record CheckInputs(
    List<SourceFile> sources, List<FileReview> unreadable, int passedOver, int excluded) {

  /** Reads the files that the arguments name. */
  static CheckInputs read(CheckOptions options, InputReader reader, JobDetector detector) {
    SourceDiscovery found =
        SourceDiscovery.find(options.arguments(), options.selection(), reader, detector);
    return new CheckInputs(
        found.sources(),
        found.problems().stream().map(CheckInputs::review).toList(),
        found.passedOver(),
        found.excluded());
  }

  /** Returns the job of standard input, whose name does not show which policies apply to it. */
  Stream<SourceFile> jobsOfStdin(CheckOptions options) {
    String name = InputReader.nameOf(InputReader.STDIN, options.stdinName());
    return options.shape() || !options.arguments().contains(InputReader.STDIN)
        ? Stream.empty()
        : sources.stream().filter(file -> file.name().equals(name) && !Policy.isPolicy(file));
  }

  private static FileReview review(FileProblem problem) {
    @Nullable Path path;
    try {
      path = Path.of(problem.file());
    } catch (InvalidPathException _) {
      path = null;
    }
    return FileReview.unreadable(new SourceFile(problem.file(), path, ""), problem.message());
  }
}
