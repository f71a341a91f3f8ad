package dev.k8spark.cli.policy;

import dev.k8spark.cli.console.MessagePrinter;
import dev.k8spark.cli.file.FileProblem;
import dev.k8spark.cli.file.FileWalk;
import dev.k8spark.cli.file.InputReader;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.policytest.CaseResult;
import dev.k8spark.policytest.PolicyTestSuite;
import dev.k8spark.source.SourceFile;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/** One call of {@code policy test}: every case, what came of it, and what none has tried. */
final class PolicyTestRun {

  private final InputReader reader;
  private final MessagePrinter report;
  private final PolicyTestSuite tests;
  private final List<PolicyTestReport.Tested> tested = new ArrayList<>();
  private boolean hasProblem;

  PolicyTestRun(InputReader reader, MessagePrinter report, @Nullable SourceFile policy) {
    this.reader = reader;
    this.report = report;
    this.tests = new PolicyTestSuite(policy);
  }

  int run(List<String> paths, PolicyTestReport.Format format, PrintWriter out) {
    files(paths).forEach(this::file);
    PolicyTestReport cases = new PolicyTestReport(tested, tests.untested());
    boolean failed = hasProblem || cases.failed();
    switch (format) {
      case JSON -> out.print(cases.json());
      case JUNIT -> out.print(cases.junit());
      case TEXT -> {
        if (failed) {
          cases.lines().forEach(report::say);
          report.found(cases.unexpected());
          report.found(cases.wrong());
        } else {
          cases.lines().forEach(line -> out.print(line + "\n"));
        }
      }
    }
    return hasProblem ? ExitCode.USAGE : failed ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  /** What is named is a test; below a folder only what is called one. */
  private List<String> files(List<String> paths) {
    FileWalk.Result walk = FileWalk.of(paths);
    walk.problems().forEach(this::problem);
    List<String> files =
        walk.files().stream()
            .filter(file -> file.isNamed() || PolicyTestSuite.isTest(file.name()))
            .map(FileWalk.Candidate::name)
            .toList();
    if (files.isEmpty() && !hasProblem) {
      String where = String.join("`, `", paths);
      problem(new FileProblem(where, "no file *.policy-test.conf is in `" + where + "`"));
    }
    return files;
  }

  private void file(String name) {
    switch (reader.read(name)) {
      case InputReader.Input.Text(SourceFile source) -> {
        Outcome<List<CaseResult>> outcome = tests.run(source);
        List<CaseResult> results = Objects.requireNonNullElse(outcome.value(), List.of());
        tested.add(new PolicyTestReport.Tested(source, results, outcome.diagnostics()));
      }
      case InputReader.Input.Unreadable(FileProblem problem) -> problem(problem);
    }
  }

  private void problem(FileProblem problem) {
    report.problem(problem);
    hasProblem = true;
  }
}
