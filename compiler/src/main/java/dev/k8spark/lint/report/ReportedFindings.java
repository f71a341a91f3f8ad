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
 * The content of a report.
 *
 * @param all in order of place
 * @param files that were checked, in order of name
 * @param failOn the least severity with which a finding is a failure
 * @param limit how many findings to show, the most severe first
 * @param summary how the run went, for a person: sentences of a few words
 * @param category tells these findings from those of other runs in one repository
 * @param version of k8spark
 */
public record ReportedFindings(
    List<ReportedFinding> all,
    List<SourceFile> files,
    RootFolder root,
    FailOn failOn,
    int limit,
    List<String> summary,
    String category,
    String version) {

  public ReportedFindings {
    all = List.copyOf(all);
    files = List.copyOf(files);
    summary = List.copyOf(summary);
  }

  /** Returns the findings for a format whose readers accept only so many. */
  ReportedFindings limitTo(int other) {
    int least = Math.min(limit, other);
    return new ReportedFindings(all, files, root, failOn, least, summary, category, version);
  }

  /** Returns the findings to show of those that count, in order of place. */
  List<ReportedFinding> shown() {
    List<ReportedFinding> counting = all.stream().filter(ReportedFinding::counts).toList();
    if (counting.size() <= limit) {
      return counting;
    }
    Set<String> mostSevere =
        counting.stream()
            .sorted(Comparator.comparing(finding -> finding.diagnostic().severity()))
            .limit(limit)
            .map(ReportedFinding::fingerprint)
            .collect(Collectors.toSet());
    return counting.stream().filter(finding -> mostSevere.contains(finding.fingerprint())).toList();
  }

  /** Describes what counts and is not shown; empty if all is shown. */
  public Optional<String> leftOut() {
    Set<String> shown =
        shown().stream().map(ReportedFinding::fingerprint).collect(Collectors.toSet());
    List<Diagnostic> rest =
        all.stream()
            .filter(finding -> finding.counts() && !shown.contains(finding.fingerprint()))
            .map(ReportedFinding::diagnostic)
            .toList();
    return rest.isEmpty()
        ? Optional.empty()
        : Optional.of("left out: " + DiagnosticRenderer.count(rest).strip());
  }

  /** Returns the diagnostics that no baseline lists, shown or not, waived or not. */
  List<Diagnostic> unlisted() {
    return all.stream()
        .filter(finding -> finding.baseline() == null)
        .map(ReportedFinding::diagnostic)
        .toList();
  }

  /** Returns whether one of the findings fails the check. */
  public boolean haveFailure() {
    return all.stream().anyMatch(this::isFailure);
  }

  /** Returns whether a finding fails the check. */
  boolean isFailure(ReportedFinding finding) {
    return finding.counts() && failOn.includes(finding.diagnostic().severity());
  }
}
