package dev.k8spark.lint.report;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.DiagnosticRenderer;
import dev.k8spark.source.SourceFile;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a report tells.
 *
 * @param all in order of place
 * @param files that were checked, in order of name
 * @param failOn from which weight on a finding is a failure
 * @param most how many findings to tell, the gravest first
 * @param course how the run went, for a person: sentences of a few words
 * @param category tells these findings from those of other runs in one repository
 * @param version of k8spark
 */
public record Findings(
    List<Finding> all,
    List<SourceFile> files,
    RootFolder root,
    FailOn failOn,
    int most,
    List<String> course,
    String category,
    String version) {

  public Findings {
    all = List.copyOf(all);
    files = List.copyOf(files);
    course = List.copyOf(course);
  }

  /** The same for a format whose readers take no more than so many. */
  Findings atMost(int limit) {
    int least = Math.min(most, limit);
    return new Findings(all, files, root, failOn, least, course, category, version);
  }

  /** What is told of those that count, in order of place. */
  List<Finding> told() {
    List<Finding> counting = all.stream().filter(Finding::counts).toList();
    if (counting.size() <= most) {
      return counting;
    }
    Set<String> gravest =
        counting.stream()
            .sorted(Comparator.comparing(one -> one.said().severity()))
            .limit(most)
            .map(Finding::fingerprint)
            .collect(Collectors.toSet());
    return counting.stream().filter(one -> gravest.contains(one.fingerprint())).toList();
  }

  /** What counts and is not told, as words; nothing if all is told. */
  public Optional<String> leftOut() {
    Set<String> told = told().stream().map(Finding::fingerprint).collect(Collectors.toSet());
    List<Diagnostic> rest =
        all.stream()
            .filter(one -> one.counts() && !told.contains(one.fingerprint()))
            .map(Finding::said)
            .toList();
    return rest.isEmpty()
        ? Optional.empty()
        : Optional.of("left out: " + DiagnosticRenderer.count(rest).strip());
  }

  /** Those that count, whether told or not, and those that are waived; not what is known. */
  List<Diagnostic> said() {
    return all.stream().filter(one -> one.baseline() == null).map(Finding::said).toList();
  }

  /** Whether one of them fails the check. */
  public boolean fail() {
    return all.stream().anyMatch(this::fails);
  }

  boolean fails(Finding one) {
    return one.counts() && failOn.includes(one.said().severity());
  }
}
