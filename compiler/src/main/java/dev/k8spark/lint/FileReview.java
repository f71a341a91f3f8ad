package dev.k8spark.lint;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
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

  /** Whether one of these files, or what lies in one of these folders, has a say in it. */
  boolean dependsOn(Set<Path> changed) {
    return files.stream()
        .flatMap(file -> Stream.concat(real(file).stream(), link(file).stream()))
        .flatMap(path -> Stream.iterate(path, Objects::nonNull, Path::getParent))
        .anyMatch(changed::contains);
  }

  /** Whether it names a file that cannot be read. */
  boolean missesOne() {
    return found.stream().anyMatch(one -> one.code() == Code.CANNOT_EXTEND);
  }

  /** Where the link to a file lies that is one itself. */
  private static Optional<Path> link(SourceFile file) {
    @Nullable Path path = file.path();
    if (path == null || !Files.isSymbolicLink(path)) {
      return Optional.empty();
    }
    Path folder = path.toAbsolutePath().resolveSibling("");
    return Optional.of(real(folder).resolve(path.getFileName()));
  }

  /** Where a file really lies, whatever links lead to it. */
  static Optional<Path> real(SourceFile file) {
    @Nullable Path path = file.path();
    if (path == null) {
      return Optional.empty();
    }
    return Optional.of(real(path));
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException _) {
      return path.toAbsolutePath().normalize();
    }
  }
}
