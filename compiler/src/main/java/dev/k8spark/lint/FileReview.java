package dev.k8spark.lint;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.policy.Policy;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The result of checking one file.
 *
 * @param files all that the result depends on, itself among them
 * @param jobs what it became, once for each environment in which it is valid
 */
public record FileReview(
    SourceFile source,
    FileKind kind,
    List<SourceFile> files,
    List<Diagnostic> diagnostics,
    List<NamedJob> jobs) {

  /** What a file was checked as. */
  public enum FileKind {
    JOB,
    POLICY
  }

  public FileReview {
    files = List.copyOf(files);
    diagnostics = List.copyOf(diagnostics);
    jobs = List.copyOf(jobs);
  }

  /** Makes the review of a job of which nothing more is known. */
  static FileReview alone(SourceFile source, List<Diagnostic> diagnostics) {
    return new FileReview(source, FileKind.JOB, List.of(source), diagnostics, List.of());
  }

  /**
   * Makes the review of a file that cannot be read, so that no report is clean of it.
   *
   * @param file with an empty text
   * @param message what cannot be read, and why
   */
  public static FileReview unreadable(SourceFile file, String message) {
    Diagnostic diagnostic =
        Diagnostic.of(Code.FILE_UNREADABLE, new Span(file, 0, 0), message)
            .withHelp("it was not checked: make it readable, or leave it out with `--exclude`");
    FileKind kind = Policy.isPolicy(file) ? FileKind.POLICY : FileKind.JOB;
    return new FileReview(file, kind, List.of(file), List.of(diagnostic), List.of());
  }

  /** Returns whether the file could not be read. */
  public boolean isUnreadable() {
    return diagnostics.stream().anyMatch(d -> d.code() == Code.FILE_UNREADABLE);
  }

  /** Returns the review with more diagnostics. */
  FileReview withDiagnostics(List<Diagnostic> more) {
    return new FileReview(
        source, kind, files, Stream.concat(diagnostics.stream(), more.stream()).toList(), jobs);
  }

  /** Returns whether the result depends on one of these files, or on one in these folders. */
  boolean dependsOn(Set<Path> changed) {
    return files.stream()
        .flatMap(file -> Stream.concat(file.realPath().stream(), link(file).stream()))
        .flatMap(path -> Stream.iterate(path, Objects::nonNull, Path::getParent))
        .anyMatch(changed::contains);
  }

  /** Returns whether the file extends, or runs, one that cannot be read. */
  boolean lacksFile() {
    return diagnostics.stream()
        .map(Diagnostic::code)
        .anyMatch(code -> code == Code.CANNOT_EXTEND || code == Code.CODE_UNREADABLE);
  }

  /** Returns the path of a file that is a symbolic link, with its folder resolved. */
  private static Optional<Path> link(SourceFile file) {
    @Nullable Path path = file.path();
    if (path == null || !Files.isSymbolicLink(path)) {
      return Optional.empty();
    }
    Path folder = path.toAbsolutePath().resolveSibling("");
    return Optional.of(SourceFile.resolve(folder).resolve(path.getFileName()));
  }
}
