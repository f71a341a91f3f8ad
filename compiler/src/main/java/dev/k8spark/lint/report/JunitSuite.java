package dev.k8spark.lint.report;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Severity;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The test results of one file, as JUnit knows them. */
public record JunitSuite(String name, List<Case> cases) {

  public JunitSuite {
    cases = List.copyOf(cases);
  }

  /** One test. */
  public record Case(String name, TestResult result) {

    /** Makes a test that failed of a diagnostic, or one that passed with a note. */
    public static Case create(Diagnostic diagnostic, RootFolder root, boolean fails) {
      String text = text(diagnostic, root);
      return new Case(
          nameOf(diagnostic),
          fails
              ? new TestResult.Failed(diagnostic.id(), new FindingText(diagnostic).title(), text)
              : new TestResult.Passed(word(diagnostic.severity()) + " " + text));
    }

    static String nameOf(Diagnostic diagnostic) {
      return "%s at line %d".formatted(diagnostic.id(), diagnostic.span().line());
    }

    private static String text(Diagnostic diagnostic, RootFolder root) {
      return "%s:%d:%d: %s"
          .formatted(
              root.nameOf(diagnostic.span().file()),
              diagnostic.span().line(),
              diagnostic.span().column(),
              new FindingText(diagnostic).plain(root));
    }

    private static String word(Severity severity) {
      return severity.word().toUpperCase(Locale.ROOT);
    }
  }

  /** What came of a test. */
  public sealed interface TestResult {

    /** It passed; it may have something to say. */
    record Passed(@Nullable String note) implements TestResult {}

    /** It failed, for a reason of some kind. */
    record Failed(String type, String message, String text) implements TestResult {}

    /** Nobody counts it. */
    record Skipped(@Nullable String why) implements TestResult {}
  }

  /** The whole file of several suites. */
  public static String write(List<JunitSuite> suites) {
    return JunitXml.write(suites);
  }

  long failures() {
    return cases.stream()
        .filter(testcase -> testcase.result() instanceof TestResult.Failed)
        .count();
  }

  long skipped() {
    return cases.stream()
        .filter(testcase -> testcase.result() instanceof TestResult.Skipped)
        .count();
  }
}
