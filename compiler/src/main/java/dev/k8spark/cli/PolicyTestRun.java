package dev.k8spark.cli;

import dev.k8spark.CaseResult;
import dev.k8spark.PolicyTests;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.source.SourceFile;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/** One call of {@code policy test}: every case, what came of it, and what none has tried. */
final class PolicyTestRun {

  private final JobFiles reader;
  private final Report report;
  private final PolicyTests tests;
  private final List<String> lines = new ArrayList<>();
  private final List<Diagnostic> wrong = new ArrayList<>();
  private final List<Diagnostic> unexpected = new ArrayList<>();
  private boolean hasProblem;
  private int passed;
  private int failed;

  PolicyTestRun(JobFiles reader, Report report, @Nullable SourceFile policy) {
    this.reader = reader;
    this.report = report;
    this.tests = new PolicyTests(policy);
  }

  int run(List<String> paths, PrintWriter out) {
    files(paths).forEach(this::file);
    if (passed + failed > 0) {
      end();
    }
    boolean isWrong = failed > 0 || wrong.stream().anyMatch(Diagnostic::isError);
    if (hasProblem || isWrong) {
      lines.forEach(report::say);
      report.found(unexpected);
      report.found(wrong);
      return hasProblem ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }
    lines.forEach(line -> out.print(line + "\n"));
    return ExitCode.OK;
  }

  /** What is named is a test; below a folder only what is called one. */
  private List<String> files(List<String> paths) {
    FileWalk.Result walk = FileWalk.of(paths);
    walk.problems().forEach(this::problem);
    List<String> files =
        walk.files().stream()
            .filter(file -> file.isNamed() || PolicyTests.isTest(file.name()))
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
      case JobFiles.Input.Text(SourceFile source) -> {
        Outcome<List<CaseResult>> outcome = tests.run(source);
        wrong.addAll(outcome.diagnostics());
        lines.add(name);
        Objects.requireNonNullElse(outcome.value(), List.<CaseResult>of()).forEach(this::tell);
      }
      case JobFiles.Input.Unreadable(FileProblem problem) -> problem(problem);
    }
  }

  private void tell(CaseResult result) {
    lines.add((result.passed() ? "  pass  " : "  FAIL  ") + result.name());
    if (result.passed()) {
      passed++;
      return;
    }
    failed++;
    lines.add("        expected  " + listed(result.expected()));
    if (!result.missing().isEmpty()) {
      lines.add("        not found " + listed(result.missing()));
    }
    if (!result.unexpected().isEmpty()) {
      lines.add("        but found " + listed(result.unexpected()));
    }
    result.found().stream()
        .filter(one -> result.unexpected().contains(one.id()))
        .forEach(unexpected::add);
  }

  private static String listed(Set<String> names) {
    return names.isEmpty() ? "no error" : String.join(", ", names);
  }

  private void end() {
    lines.add("%d passed, %d failed".formatted(passed, failed));
    Set<String> untested = tests.untested();
    if (!untested.isEmpty()) {
      lines.add("note: no case makes these fail: " + String.join(", ", untested));
    }
  }

  private void problem(FileProblem problem) {
    report.problem(problem);
    hasProblem = true;
  }
}
