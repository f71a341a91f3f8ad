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
  public record Case(String name, Result result) {

    /** A finding as a test that failed, or as one that passed and has something to say. */
    public static Case of(Diagnostic said, RootFolder root, boolean fails) {
      String text = text(said, root);
      return new Case(
          nameOf(said),
          fails
              ? new Result.Failed(said.id(), new FindingText(said).title(), text)
              : new Result.Passed(word(said.severity()) + " " + text));
    }

    static String nameOf(Diagnostic said) {
      return "%s at line %d".formatted(said.id(), said.span().line());
    }

    private static String text(Diagnostic said, RootFolder root) {
      return "%s:%d:%d: %s"
          .formatted(
              root.nameOf(said.span().file()),
              said.span().line(),
              said.span().column(),
              new FindingText(said).plain(root));
    }

    private static String word(Severity severity) {
      return severity.word().toUpperCase(Locale.ROOT);
    }
  }

  /** What came of a test. */
  public sealed interface Result {

    /** It passed; it may have something to say. */
    record Passed(@Nullable String said) implements Result {}

    /** It failed, for a reason of some kind. */
    record Failed(String type, String message, String text) implements Result {}

    /** Nobody counts it. */
    record Skipped(@Nullable String why) implements Result {}
  }

  /** The whole file of several suites. */
  public static String write(List<JunitSuite> suites) {
    return JunitXml.write(suites);
  }

  long failures() {
    return cases.stream().filter(one -> one.result() instanceof Result.Failed).count();
  }

  long skipped() {
    return cases.stream().filter(one -> one.result() instanceof Result.Skipped).count();
  }
}
