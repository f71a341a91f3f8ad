package dev.k8spark.cli.check;

import dev.k8spark.cli.file.FileProblem;
import dev.k8spark.cli.file.InputReader;
import dev.k8spark.cli.file.SourceDiscovery;
import dev.k8spark.lint.FileReview;
import dev.k8spark.lint.JobDetector;
import dev.k8spark.source.SourceFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files to be checked of all that the arguments name.
 *
 * @param unreadable reviews of files and folders that are named or may be ours, and cannot be read
 * @param passedOver how many files are neither jobs nor policies
 */
record CheckInputs(List<SourceFile> sources, List<FileReview> unreadable, int passedOver) {

  /** Reads the files that the arguments name. */
  static CheckInputs read(CheckOptions options, InputReader reader, JobDetector detector) {
    SourceDiscovery found =
        SourceDiscovery.find(options.arguments(), options.selection(), reader, detector);
    return new CheckInputs(
        found.sources(),
        found.problems().stream().map(CheckInputs::review).toList(),
        found.passedOver());
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
