package dev.k8spark.lint.report;

import dev.k8spark.diagnostic.Waiver;
import dev.k8spark.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Test results as JUnit writes them: a suite for each file, a case for each finding, or one that
 * passed. What does not fail the check is a case that passed, what is excused one that was skipped.
 */
final class JunitReport {

  private final Findings findings;

  private JunitReport(Findings findings) {
    this.findings = findings;
  }

  static String write(Findings findings) {
    return JunitSuite.write(new JunitReport(findings).suites());
  }

  private List<JunitSuite> suites() {
    List<JunitSuite> suites = new ArrayList<>();
    Map<String, List<Finding>> byFile = shown();
    for (SourceFile file : findings.files()) {
      List<Finding> cases = byFile.remove(file.name());
      suites.add(suite(file, cases == null ? List.of() : cases));
    }
    for (List<Finding> elsewhere : byFile.values()) {
      suites.add(suite(elsewhere.getFirst().said().span().file(), elsewhere));
    }
    findings
        .leftOut()
        .map(words -> new JunitSuite.Case(words, new JunitSuite.Result.Skipped(null)))
        .ifPresent(one -> suites.add(new JunitSuite("k8spark", List.of(one))));
    return suites;
  }

  /** What is told and what is excused, by the name of the file. */
  private Map<String, List<Finding>> shown() {
    Set<String> told =
        findings.told().stream().map(Finding::fingerprint).collect(Collectors.toSet());
    return findings.all().stream()
        .filter(one -> !one.counts() || told.contains(one.fingerprint()))
        .collect(
            Collectors.groupingBy(
                one -> one.said().span().file().name(), TreeMap::new, Collectors.toList()));
  }

  private JunitSuite suite(SourceFile file, List<Finding> cases) {
    JunitSuite.Case right = new JunitSuite.Case("no findings", new JunitSuite.Result.Passed(null));
    return new JunitSuite(
        findings.root().nameOf(file),
        cases.isEmpty() ? List.of(right) : cases.stream().map(this::testcase).toList());
  }

  private JunitSuite.Case testcase(Finding one) {
    return one.counts()
        ? JunitSuite.Case.of(one.said(), findings.root(), findings.fails(one))
        : new JunitSuite.Case(
            JunitSuite.Case.nameOf(one.said()), new JunitSuite.Result.Skipped(excuse(one)));
  }

  private static String excuse(Finding one) {
    @Nullable Waiver waiver = one.said().waiver();
    return waiver == null
        ? "known in " + one.baseline()
        : "waived until %s: %s".formatted(waiver.until(), waiver.reason());
  }
}
