package dev.k8spark.cli.policy;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.DiagnosticJson;
import dev.k8spark.diagnostic.DiagnosticRenderer;
import dev.k8spark.lint.report.JsonText;
import dev.k8spark.lint.report.JunitSuite;
import dev.k8spark.lint.report.RootFolder;
import dev.k8spark.policytest.CaseResult;
import dev.k8spark.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came of the cases of policies, for a person or for a program.
 *
 * @param files in the order in which they were tried
 * @param untested codes and rules that no case makes fail
 */
record PolicyTestReport(List<TestedFile> files, Set<String> untested) {

  /**
   * One file of cases.
   *
   * @param invalid what is wrong with the file itself
   */
  record TestedFile(SourceFile file, List<CaseResult> results, List<Diagnostic> invalid) {}

  /** Returns whether a case failed, or could not be tried. */
  boolean failed() {
    return failures() > 0 || invalid().stream().anyMatch(Diagnostic::isError);
  }

  /** Returns what is wrong with the files themselves. */
  List<Diagnostic> invalid() {
    return files.stream().flatMap(file -> file.invalid().stream()).toList();
  }

  /** Returns the diagnostics that no case expects. */
  List<Diagnostic> unexpected() {
    return results().stream().flatMap(result -> unexpected(result).stream()).toList();
  }

  private static List<Diagnostic> unexpected(CaseResult result) {
    return result.found().stream()
        .filter(diagnostic -> result.unexpected().contains(diagnostic.id()))
        .toList();
  }

  private List<CaseResult> results() {
    return files.stream().flatMap(file -> file.results().stream()).toList();
  }

  private long failures() {
    return results().stream().filter(result -> !result.passed()).count();
  }

  /** Renders each case on a line, beneath the name of its file, and then how many there were. */
  List<String> renderText() {
    List<String> lines = new ArrayList<>();
    for (TestedFile file : files) {
      lines.add(file.file().name());
      for (CaseResult result : file.results()) {
        lines.add((result.passed() ? "  pass  " : "  FAIL  ") + result.name());
        reasons(result).forEach(reason -> lines.add("        " + reason));
      }
    }
    if (!results().isEmpty()) {
      lines.add("%d passed, %d failed".formatted(results().size() - failures(), failures()));
      if (!untested.isEmpty()) {
        lines.add("note: no case makes these fail: " + String.join(", ", untested));
      }
    }
    return lines;
  }

  private static List<String> reasons(CaseResult result) {
    List<String> reasons = new ArrayList<>();
    if (!result.passed()) {
      reasons.add("expected  " + join(result.expected()));
    }
    if (!result.missing().isEmpty()) {
      reasons.add("not found " + join(result.missing()));
    }
    if (!result.unexpected().isEmpty()) {
      reasons.add("but found " + join(result.unexpected()));
    }
    return reasons;
  }

  private static String join(Set<String> names) {
    return names.isEmpty() ? "no error" : String.join(", ", names);
  }

  /** Renders a suite for each file: its cases, and what is wrong with it as cases that failed. */
  String renderJunit() {
    RootFolder root = RootFolder.of(Path.of(""));
    return JunitSuite.write(files.stream().map(file -> suite(file, root)).toList());
  }

  private static JunitSuite suite(TestedFile file, RootFolder root) {
    List<JunitSuite.Case> cases = new ArrayList<>();
    file.results()
        .forEach(result -> cases.add(new JunitSuite.Case(result.name(), junitResult(result))));
    Diagnostic.sort(file.invalid())
        .forEach(
            diagnostic ->
                cases.add(JunitSuite.Case.create(diagnostic, root, diagnostic.isError())));
    return new JunitSuite(root.nameOf(file.file()), cases);
  }

  private static JunitSuite.TestResult junitResult(CaseResult result) {
    return result.passed()
        ? new JunitSuite.TestResult.Passed(null)
        : new JunitSuite.TestResult.Failed(
            "policy test", String.join("; ", reasons(result)), renderFailure(result));
  }

  private static String renderFailure(CaseResult result) {
    return "%s: %s\n%s\n\n%s"
        .formatted(
            result.span(),
            result.name(),
            String.join("\n", reasons(result)),
            new DiagnosticRenderer(false).render(unexpected(result)));
  }

  /** Renders an object for each case, one for each thing wrong in the files, and one for all. */
  String renderJson() {
    StringBuilder text = new StringBuilder();
    for (TestedFile file : files) {
      file.results().forEach(result -> text.append(renderJson(file.file(), result)));
    }
    text.append(DiagnosticJson.render(invalid()));
    return text.append(DiagnosticJson.renderLine(sums())).toString();
  }

  private static String renderJson(SourceFile file, CaseResult result) {
    ObjectNode json =
        JsonText.createObject()
            .put("case", result.name())
            .put("file", file.name())
            .put("line", result.span().line())
            .put("passed", result.passed());
    putNames(json, "expected", result.expected());
    putNames(json, "missing", result.missing());
    putNames(json, "unexpected", result.unexpected());
    return DiagnosticJson.renderLine(
        json.put("rendered", result.passed() ? null : renderFailure(result)));
  }

  private ObjectNode sums() {
    ObjectNode json =
        JsonText.createObject()
            .put("passed", results().size() - failures())
            .put("failed", failures());
    putNames(json, "untested", untested);
    return json;
  }

  private static void putNames(ObjectNode json, String key, Collection<String> names) {
    names.forEach(json.putArray(key)::add);
  }
}
