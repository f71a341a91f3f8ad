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

  private final ReportedFindings findings;

  private JunitReport(ReportedFindings findings) {
    this.findings = findings;
  }

  static String write(ReportedFindings findings) {
    return JunitSuite.write(new JunitReport(findings).suites());
  }

  private List<JunitSuite> suites() {
    List<JunitSuite> suites = new ArrayList<>();
    Map<String, List<ReportedFinding>> byFile = groupByFile();
    for (SourceFile file : findings.files()) {
      List<ReportedFinding> cases = byFile.remove(file.name());
      suites.add(suite(file, cases == null ? List.of() : cases));
    }
    for (List<ReportedFinding> elsewhere : byFile.values()) {
      suites.add(suite(elsewhere.getFirst().diagnostic().span().file(), elsewhere));
    }
    findings
        .leftOut()
        .map(words -> new JunitSuite.Case(words, new JunitSuite.TestResult.Skipped(null)))
        .ifPresent(testcase -> suites.add(new JunitSuite("k8spark", List.of(testcase))));
    return suites;
  }

  /** Returns what is shown and what is excused, by the name of the file. */
  private Map<String, List<ReportedFinding>> groupByFile() {
    Set<String> shown =
        findings.shown().stream().map(ReportedFinding::fingerprint).collect(Collectors.toSet());
    return findings.all().stream()
        .filter(finding -> !finding.counts() || shown.contains(finding.fingerprint()))
        .collect(
            Collectors.groupingBy(
                finding -> finding.diagnostic().span().file().name(),
                TreeMap::new,
                Collectors.toList()));
  }

  private JunitSuite suite(SourceFile file, List<ReportedFinding> cases) {
    JunitSuite.Case passed =
        new JunitSuite.Case("no findings", new JunitSuite.TestResult.Passed(null));
    return new JunitSuite(
        findings.root().nameOf(file),
        cases.isEmpty() ? List.of(passed) : cases.stream().map(this::testcase).toList());
  }

  private JunitSuite.Case testcase(ReportedFinding finding) {
    return finding.counts()
        ? JunitSuite.Case.create(finding.diagnostic(), findings.root(), findings.isFailure(finding))
        : new JunitSuite.Case(
            JunitSuite.Case.nameOf(finding.diagnostic()),
            new JunitSuite.TestResult.Skipped(excuse(finding)));
  }

  private static String excuse(ReportedFinding finding) {
    @Nullable Waiver waiver = finding.diagnostic().waiver();
    return waiver == null
        ? "known in " + finding.baseline()
        : "waived until %s: %s".formatted(waiver.until(), waiver.reason());
  }
}
