package dev.k8spark.cli.check;

import dev.k8spark.cli.file.FileInput;
import dev.k8spark.cli.file.FileProblem;
import dev.k8spark.cli.file.FileWalk;
import dev.k8spark.cli.file.InputReader;
import dev.k8spark.lint.JobDetector;
import dev.k8spark.policy.Policy;
import dev.k8spark.source.SourceFile;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files to be checked of all that the arguments name.
 *
 * @param problems why files that are named cannot be read
 * @param passedOver how many files below folders are neither jobs nor policies
 */
record CheckInputs(List<SourceFile> sources, List<FileProblem> problems, int passedOver) {

  /** One file, read: a source, a problem, or neither where it is passed over. */
  private record InputFile(Optional<SourceFile> source, Optional<FileProblem> problem) {

    boolean isPassedOver() {
      return source.isEmpty() && problem.isEmpty();
    }
  }

  /** Reads the files that the arguments name, on all cores. */
  static CheckInputs read(CheckOptions options, JobDetector detector) {
    FileWalk.Listing listing = FileWalk.list(options.arguments());
    boolean keepNamed = !options.skipOthers();
    InputReader reader = new InputReader(InputStream.nullInputStream(), null);
    List<InputFile> inputs =
        listing.files().parallelStream()
            .map(file -> read(file, reader, detector, keepNamed))
            .toList();
    List<SourceFile> sources = inputs.stream().flatMap(input -> input.source().stream()).toList();
    List<FileProblem> problems = new ArrayList<>(listing.problems());
    inputs.forEach(input -> input.problem().ifPresent(problems::add));
    long passedOver = inputs.stream().filter(InputFile::isPassedOver).count();
    return new CheckInputs(sources, problems, (int) passedOver);
  }

  private static InputFile read(
      FileWalk.Candidate file, InputReader reader, JobDetector detector, boolean keepNamed) {
    return switch (reader.read(file.name())) {
      case FileInput.ReadFile(SourceFile source) ->
          (keepNamed && file.isNamed()) || Policy.isPolicy(source) || detector.isJob(source)
              ? new InputFile(Optional.of(source), Optional.empty())
              : new InputFile(Optional.empty(), Optional.empty());
      case FileInput.Unreadable(FileProblem problem) ->
          new InputFile(Optional.empty(), file.isNamed() ? Optional.of(problem) : Optional.empty());
    };
  }
}
