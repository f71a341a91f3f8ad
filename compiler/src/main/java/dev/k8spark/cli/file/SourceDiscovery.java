package dev.k8spark.cli.file;

import dev.k8spark.lint.JobDetector;
import dev.k8spark.policy.Policy;
import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The jobs and policies of all files that arguments name, themselves or by a folder above. A file
 * is passed over only if its content is known not to be ours.
 *
 * @param met real paths of all files that were looked at
 * @param problems of arguments that stand for no file, and of files that may be ours and cannot be
 *     read
 * @param passedOver how many files are neither jobs nor policies
 * @param excluded how many files were not looked at, since a policy excludes them
 */
public record SourceDiscovery(
    List<SourceFile> sources,
    Set<Path> met,
    List<FileProblem> problems,
    int passedOver,
    int excluded) {

  /**
   * How files are chosen.
   *
   * @param skipOthers whether a named file that is neither a job nor a policy is passed over too
   */
  public record Selection(ExcludedNames excluded, boolean skipOthers) {}

  /** One file, looked at. */
  private sealed interface LookedAt {

    /** A job, a policy, or what the user wants to be taken for one. */
    record Ours(SourceFile source) implements LookedAt {}

    /** A file that may be ours, and cannot be read. */
    record UnreadablePath(FileProblem problem) implements LookedAt {}

    /** A file of others. */
    record PassedOver() implements LookedAt {}

    /** A file that a policy excludes. */
    record Excluded() implements LookedAt {}
  }

  /** Reads the files that the arguments name, on all cores. */
  public static SourceDiscovery find(
      Collection<String> arguments, Selection selection, InputReader reader, JobDetector detector) {
    FileWalk.Listing listing = FileWalk.list(arguments, selection.excluded());
    PolicyExclusions exclusions = new PolicyExclusions(detector.compiler().policies());
    List<LookedAt> files =
        listing.files().parallelStream()
            .map(
                file -> {
                  boolean isWanted = file.isNamed() && !selection.skipOthers();
                  return !isWanted && exclusions.contains(Path.of(file.name()))
                      ? new LookedAt.Excluded()
                      : look(file, isWanted, reader, detector);
                })
            .toList();
    return collect(files, listing);
  }

  private static SourceDiscovery collect(List<LookedAt> files, FileWalk.Listing listing) {
    List<SourceFile> sources = new ArrayList<>();
    List<FileProblem> problems = new ArrayList<>(listing.problems());
    int passedOver = 0;
    int excluded = 0;
    for (LookedAt file : files) {
      switch (file) {
        case LookedAt.Ours(SourceFile source) -> sources.add(source);
        case LookedAt.UnreadablePath(FileProblem problem) -> problems.add(problem);
        case LookedAt.PassedOver() -> passedOver++;
        case LookedAt.Excluded() -> excluded++;
      }
    }
    return new SourceDiscovery(sources, listing.realPaths(), problems, passedOver, excluded);
  }

  private static LookedAt look(
      FileWalk.Candidate file, boolean isWanted, InputReader reader, JobDetector detector) {
    return switch (reader.read(file.name())) {
      case FileInput.ReadFile(SourceFile source) ->
          isWanted || Policy.isPolicy(source) || detector.isJob(source)
              ? new LookedAt.Ours(source)
              : new LookedAt.PassedOver();
      case FileInput.Unreadable(FileProblem problem) ->
          isWanted || mayBeOurs(file.name())
              ? new LookedAt.UnreadablePath(problem)
              : new LookedAt.PassedOver();
    };
  }

  /** A file whose content cannot be known at all may be anything, so that it counts. */
  private static boolean mayBeOurs(String name) {
    try {
      return Policy.isPolicyName(name) || JobDetector.isMeantAsJob(Path.of(name));
    } catch (IOException _) {
      return true;
    }
  }
}
