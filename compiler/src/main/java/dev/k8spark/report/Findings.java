package dev.k8spark.report;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.source.SourceFile;
import java.util.Comparator;
import java.util.List;
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

  /** How many count and are not told. */
  long untold() {
    return Math.max(0, all.stream().filter(Finding::counts).count() - most);
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
