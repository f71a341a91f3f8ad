package dev.k8spark.cli.policy;

import dev.k8spark.cli.console.MessagePrinter;
import dev.k8spark.cli.file.ExcludedNames;
import dev.k8spark.cli.file.FileProblem;
import dev.k8spark.cli.file.FileWalk;
import dev.k8spark.cli.file.InputReader;
import dev.k8spark.cli.option.CommandExit;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.policytest.CaseResult;
import dev.k8spark.policytest.PolicyTestSuite;
import dev.k8spark.source.SourceFile;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One call of {@code policy test}: tries every case, and tells what none has tried. */
final class PolicyTestRun {

  private final InputReader reader;
  private final MessagePrinter messages;
  private final PolicyTestSuite tests;
  private final List<PolicyTestReport.TestedFile> files = new ArrayList<>();
  private boolean hasProblem;

  PolicyTestRun(InputReader reader, MessagePrinter messages, @Nullable SourceFile policy) {
    this.reader = reader;
    this.messages = messages;
    this.tests = new PolicyTestSuite(policy);
  }

  /** Tries the cases that the paths name, prints what came of them, and ends the command. */
  CommandExit run(List<String> paths, PolicyTestFormat format, PrintWriter out) {
    listFiles(paths).forEach(this::runFile);
    PolicyTestReport report = new PolicyTestReport(files, tests.collectUntested());
    boolean failed = hasProblem || report.failed();
    switch (format) {
      case JSON -> out.print(report.renderJson());
      case JUNIT -> out.print(report.renderJunit());
      case TEXT -> {
        if (failed) {
          report.renderText().forEach(messages::printProgress);
          messages.print(report.unexpected());
          messages.print(report.invalid());
        } else {
          report.renderText().forEach(line -> out.print(line + "\n"));
        }
      }
    }
    return hasProblem
        ? CommandExit.UNUSABLE_INPUT
        : failed ? CommandExit.REJECTED : CommandExit.SUCCESS;
  }

  /** Lists the files with cases: those that are named, and below a folder those of that ending. */
  private List<String> listFiles(List<String> paths) {
    FileWalk.Listing listing = FileWalk.list(paths, ExcludedNames.NONE);
    listing.problems().forEach(this::report);
    List<String> names =
        listing.files().stream()
            .filter(file -> file.isNamed() || PolicyTestSuite.isTest(file.name()))
            .map(FileWalk.Candidate::name)
            .toList();
    if (names.isEmpty() && !hasProblem) {
      String where = String.join("`, `", paths);
      report(new FileProblem(where, "no file *.policy-test.conf is in `" + where + "`"));
    }
    return names;
  }

  private void runFile(String name) {
    @Nullable SourceFile source = reader.read(name, this::report);
    if (source != null) {
      Outcome<List<CaseResult>> outcome = tests.run(source);
      List<CaseResult> results = Objects.requireNonNullElse(outcome.value(), List.of());
      files.add(new PolicyTestReport.TestedFile(source, results, outcome.diagnostics()));
    }
  }

  private void report(FileProblem problem) {
    messages.print(problem);
    hasProblem = true;
  }
}
