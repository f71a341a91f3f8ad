package dev.k8spark.cli.check;

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
 * What is to be checked of all that the arguments name.
 *
 * @param passedOver how many files below folders are neither jobs nor policies
 */
record CheckedFiles(List<SourceFile> sources, List<FileProblem> problems, int passedOver) {

  /** One file, read: a source, a problem, or neither where it is to be passed over. */
  private record Read(Optional<SourceFile> source, Optional<FileProblem> problem) {}

  static CheckedFiles of(CheckOptions options, JobDetector signs) {
    FileWalk.Result walk = FileWalk.of(options.arguments());
    boolean keep = !options.skipOthers();
    InputReader reader = new InputReader(InputStream.nullInputStream(), null);
    List<Read> all =
        walk.files().parallelStream().map(file -> read(file, reader, signs, keep)).toList();
    List<SourceFile> sources = all.stream().flatMap(one -> one.source().stream()).toList();
    List<FileProblem> problems = new ArrayList<>(walk.problems());
    all.forEach(one -> one.problem().ifPresent(problems::add));
    long passedOver =
        all.stream().filter(one -> one.source().isEmpty() && one.problem().isEmpty()).count();
    return new CheckedFiles(sources, problems, (int) passedOver);
  }

  /** What the user named is not passed over, where it is to be kept. */
  private static Read read(
      FileWalk.Candidate file, InputReader reader, JobDetector signs, boolean keep) {
    return switch (reader.read(file.name())) {
      case InputReader.Input.Text(SourceFile source) ->
          (keep && file.isNamed()) || Policy.isPolicy(source) || signs.areIn(source)
              ? new Read(Optional.of(source), Optional.empty())
              : new Read(Optional.empty(), Optional.empty());
      case InputReader.Input.Unreadable(FileProblem problem) ->
          new Read(Optional.empty(), file.isNamed() ? Optional.of(problem) : Optional.empty());
    };
  }
}
