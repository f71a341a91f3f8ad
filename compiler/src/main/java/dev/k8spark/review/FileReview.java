package dev.k8spark.review;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came of checking one file.
 *
 * @param files all that have a say in it, itself among them
 * @param jobs what it became, once for each environment in which it is right
 */
public record FileReview(
    SourceFile source,
    Kind kind,
    List<SourceFile> files,
    List<Diagnostic> found,
    List<NamedJob> jobs) {

  /** What a file was checked as. */
  public enum Kind {
    JOB,
    POLICY
  }

  public FileReview {
    files = List.copyOf(files);
    found = List.copyOf(found);
    jobs = List.copyOf(jobs);
  }

  /** A job of which nothing more is known. */
  static FileReview alone(SourceFile source, List<Diagnostic> found) {
    return new FileReview(source, Kind.JOB, List.of(source), found, List.of());
  }

  FileReview with(List<Diagnostic> more) {
    return new FileReview(
        source, kind, files, Stream.concat(found.stream(), more.stream()).toList(), jobs);
  }

  /** Whether one of these files has a say in it. */
  boolean dependsOn(Set<Path> changed) {
    return files.stream().flatMap(file -> real(file).stream()).anyMatch(changed::contains);
  }

  /** Where a file really lies, whatever links lead to it. */
  static Optional<Path> real(SourceFile file) {
    @Nullable Path path = file.path();
    if (path == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(path.toRealPath());
    } catch (IOException _) {
      return Optional.of(path.toAbsolutePath().normalize());
    }
  }
}
