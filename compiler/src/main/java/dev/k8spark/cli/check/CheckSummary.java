package dev.k8spark.cli.check;

import dev.k8spark.lint.Baseline;
import dev.k8spark.lint.FileReview;
import dev.k8spark.lint.report.ReportedFinding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Tells a person how a check went: what was checked, what was not, and what is known. */
final class CheckSummary {

  private final List<String> sentences = new ArrayList<>();

  CheckSummary(Collection<FileReview> reviews, int unchanged, LocalDate asOf) {
    long policies =
        reviews.stream().filter(review -> review.kind() == FileReview.FileKind.POLICY).count();
    sentences.add(
        "checked %s and %s as of %s"
            .formatted(
                count(reviews.size() - policies, "job", "jobs"),
                count(policies, "policy", "policies"),
                asOf));
    add(unchanged, "%s did not change", "file", "files");
  }

  void addPassedOver(int number) {
    add(number, "passed over %s", "other file", "other files");
  }

  void addExcluded(int number) {
    add(number, "%s not looked at, as a policy excludes them", "file", "files");
  }

  void addLayers(int number) {
    add(number, "%s checked in the jobs that extend them", "layer", "layers");
  }

  void addKnown(Collection<ReportedFinding> findings) {
    long known = findings.stream().filter(finding -> finding.baseline() != null).count();
    add(known, "%s in the baseline", "finding", "findings");
  }

  /** Adds how many entries of the baseline were found no more. */
  void addFixed(Collection<Baseline.BaselineEntry> entries) {
    add(
        entries.size(),
        "%s of the baseline no longer there: write it anew with --write-baseline",
        "finding",
        "findings");
  }

  /** Adds how many findings have a fix, unless they are waived or known. */
  void addFixable(Collection<ReportedFinding> findings) {
    long fixable =
        findings.stream()
            .filter(finding -> finding.counts() && finding.diagnostic().fix() != null)
            .count();
    add(fixable, "%s that --fix fixes", "finding", "findings");
  }

  List<String> sentences() {
    return List.copyOf(sentences);
  }

  private void add(long number, String sentence, String singular, String plural) {
    if (number > 0) {
      sentences.add(sentence.formatted(count(number, singular, plural)));
    }
  }

  private static String count(long number, String singular, String plural) {
    return number + " " + (number == 1 ? singular : plural);
  }
}
