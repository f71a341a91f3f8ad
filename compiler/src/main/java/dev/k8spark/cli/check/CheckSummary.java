package dev.k8spark.cli.check;

import dev.k8spark.lint.Baseline;
import dev.k8spark.lint.FileReview;
import dev.k8spark.lint.report.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** How a check went, for a person: what was checked, what was not, and what is known. */
final class CheckSummary {

  private final List<String> sentences = new ArrayList<>();

  CheckSummary(Collection<FileReview> reviews, int unchanged, LocalDate asOf) {
    long policies = reviews.stream().filter(one -> one.kind() == FileReview.Kind.POLICY).count();
    sentences.add(
        "checked %s and %s as of %s"
            .formatted(
                counted(reviews.size() - policies, "job", "jobs"),
                counted(policies, "policy", "policies"),
                asOf));
    add(unchanged, "%s did not change", "file", "files");
  }

  CheckSummary passedOver(int number) {
    return add(number, "passed over %s", "other file", "other files");
  }

  CheckSummary layers(int number) {
    return add(number, "%s checked in the jobs that extend them", "layer", "layers");
  }

  void known(Collection<Finding> findings) {
    long known = findings.stream().filter(one -> one.baseline() != null).count();
    add((int) known, "%s in the baseline", "finding", "findings");
  }

  void mended(Collection<Baseline.Entry> entries) {
    add(
        entries.size(),
        "%s of the baseline no longer there: write it anew with --write-baseline",
        "finding",
        "findings");
  }

  /** Unless they are waived or known. */
  void mendable(Collection<Finding> findings) {
    long mendable =
        findings.stream().filter(one -> one.counts() && one.said().fix() != null).count();
    add((int) mendable, "%s that --fix mends", "finding", "findings");
  }

  List<String> sentences() {
    return List.copyOf(sentences);
  }

  private CheckSummary add(int number, String sentence, String one, String many) {
    if (number > 0) {
      sentences.add(sentence.formatted(counted(number, one, many)));
    }
    return this;
  }

  private static String counted(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
