package dev.k8spark.cli.policy;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.DiagnosticJson;
import dev.k8spark.diagnostic.DiagnosticRenderer;
import dev.k8spark.lint.report.JunitSuite;
import dev.k8spark.lint.report.RootFolder;
import dev.k8spark.policytest.CaseResult;
import dev.k8spark.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/**
 * What came of the cases of policies, for a person or for a program.
 *
 * @param files in the order in which they were tried
 * @param untested what no case makes fail
 */
record PolicyTestReport(List<Tested> files, Set<String> untested) {

  /** The values of {@code --format}. */
  enum Format {
    TEXT,
    JSON,
    JUNIT
  }

  /**
   * One file of cases.
   *
   * @param wrong what is wrong with the file itself
   */
  record Tested(SourceFile file, List<CaseResult> results, List<Diagnostic> wrong) {}

  boolean failed() {
    return failures() > 0 || wrong().stream().anyMatch(Diagnostic::isError);
  }

  List<Diagnostic> wrong() {
    return files.stream().flatMap(one -> one.wrong().stream()).toList();
  }

  /** What was found and not expected. */
  List<Diagnostic> unexpected() {
    return results().stream().flatMap(one -> unexpected(one).stream()).toList();
  }

  private static List<Diagnostic> unexpected(CaseResult result) {
    return result.found().stream().filter(one -> result.unexpected().contains(one.id())).toList();
  }

  private List<CaseResult> results() {
    return files.stream().flatMap(one -> one.results().stream()).toList();
  }

  private long failures() {
    return results().stream().filter(one -> !one.passed()).count();
  }

  /** Each case on a line, beneath the name of its file; then how many there were. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Tested file : files) {
      lines.add(file.file().name());
      for (CaseResult one : file.results()) {
        lines.add((one.passed() ? "  pass  " : "  FAIL  ") + one.name());
        reasons(one).forEach(reason -> lines.add("        " + reason));
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

  private static List<String> reasons(CaseResult one) {
    List<String> reasons = new ArrayList<>();
    if (!one.passed()) {
      reasons.add("expected  " + listed(one.expected()));
    }
    if (!one.missing().isEmpty()) {
      reasons.add("not found " + listed(one.missing()));
    }
    if (!one.unexpected().isEmpty()) {
      reasons.add("but found " + listed(one.unexpected()));
    }
    return reasons;
  }

  private static String listed(Set<String> names) {
    return names.isEmpty() ? "no error" : String.join(", ", names);
  }

  /** A suite for each file: its cases, and what is wrong with the file as cases that failed. */
  String junit() {
    RootFolder root = RootFolder.of(Path.of(""));
    return JunitSuite.write(files.stream().map(one -> suite(one, root)).toList());
  }

  private static JunitSuite suite(Tested file, RootFolder root) {
    List<JunitSuite.Case> cases = new ArrayList<>();
    file.results().forEach(one -> cases.add(new JunitSuite.Case(one.name(), result(one))));
    Diagnostic.sort(file.wrong())
        .forEach(one -> cases.add(JunitSuite.Case.of(one, root, one.isError())));
    return new JunitSuite(root.nameOf(file.file()), cases);
  }

  private static JunitSuite.Result result(CaseResult one) {
    return one.passed()
        ? new JunitSuite.Result.Passed(null)
        : new JunitSuite.Result.Failed(
            "policy test", String.join("; ", reasons(one)), rendered(one));
  }

  private static String rendered(CaseResult one) {
    return "%s: %s\n%s\n\n%s"
        .formatted(
            one.span(),
            one.name(),
            String.join("\n", reasons(one)),
            new DiagnosticRenderer(false).render(unexpected(one)));
  }

  /** An object for each case, then what is wrong with the files, then one for all. */
  String json() {
    StringBuilder text = new StringBuilder();
    for (Tested file : files) {
      file.results().forEach(one -> text.append(json(file.file(), one)));
    }
    text.append(DiagnosticJson.render(wrong()));
    return text.append(DiagnosticJson.line(this::sums)).toString();
  }

  private static String json(SourceFile file, CaseResult one) {
    return DiagnosticJson.line(
        json -> {
          json.writeStringProperty("case", one.name());
          json.writeStringProperty("file", file.name());
          json.writeNumberProperty("line", one.span().line());
          json.writeBooleanProperty("passed", one.passed());
          names(json, "expected", one.expected());
          names(json, "missing", one.missing());
          names(json, "unexpected", one.unexpected());
          json.writeStringProperty("rendered", one.passed() ? null : rendered(one));
        });
  }

  private void sums(JsonGenerator json) {
    json.writeNumberProperty("passed", results().size() - failures());
    json.writeNumberProperty("failed", failures());
    names(json, "untested", untested);
  }

  private static void names(JsonGenerator json, String key, Collection<String> names) {
    json.writeArrayPropertyStart(key);
    names.forEach(json::writeString);
    json.writeEndArray();
  }
}
