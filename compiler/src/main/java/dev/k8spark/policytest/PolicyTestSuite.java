package dev.k8spark.policytest;

import dev.k8spark.Compiler;
import dev.k8spark.admit.RuleSet;
import dev.k8spark.check.SchemaCheck;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.Policy;
import dev.k8spark.policytest.PolicyCase.Tried;
import dev.k8spark.read.JobReader;
import dev.k8spark.schema.DidYouMean;
import dev.k8spark.schema.DocumentSchema;
import dev.k8spark.schema.SchemaValidator;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tries the cases that are kept beside policies. */
public final class PolicyTestSuite {

  private final Compiler compiler;
  private final DocumentSchema schema = DocumentSchema.forPolicyTest();
  private final SchemaCheck check = new SchemaCheck(new SchemaValidator(schema));
  private final RuleSet rules = RuleSet.of();
  private final Set<String> coveredIds = new TreeSet<>();
  private final Set<String> testedIds = new TreeSet<>();
  private final Map<String, AdmissionSimulator> simulators = new HashMap<>();

  /**
   * @param policy the one policy that applies, or null for those above each file
   */
  public PolicyTestSuite(@Nullable SourceFile policy) {
    this.compiler = new Compiler(policy);
  }

  /** Returns whether a file of this name has test cases. */
  public static boolean isTest(String name) {
    return name.matches(".*\\.policy-test\\.(conf|ya?ml|json)");
  }

  /** Returns the results of a file's cases; diagnostics are about the file itself. */
  public Outcome<List<CaseResult>> run(SourceFile file) {
    return JobReader.read(file, schema::isFlat).then(check::check).then(this::run);
  }

  /** Returns what the policies met up to now can report, and no case expected. */
  public Set<String> collectUntested() {
    Set<String> untested = new TreeSet<>(coveredIds);
    untested.removeAll(testedIds);
    return untested;
  }

  private Outcome<List<CaseResult>> run(Document tests) {
    simulators.clear();
    List<CaseResult> results = new ArrayList<>();
    List<Diagnostic> diagnostics = new ArrayList<>();
    tests
        .root()
        .findEntries("cases")
        .forEach(
            (name, entry) -> {
              Outcome<PolicyCase> bound = PolicyCase.of(name, entry);
              diagnostics.addAll(bound.diagnostics());
              if (bound.value() != null) {
                results.add(runCase(bound.value(), tests.source(), diagnostics));
              }
            });
    return new Outcome<>(results, diagnostics);
  }

  /** A policy that applies, and what it reports; no policy where the file cannot be compiled. */
  private record Verdict(@Nullable Policy policy, List<Diagnostic> findings) {}

  private CaseResult runCase(
      PolicyCase policyCase, SourceFile tests, List<Diagnostic> diagnostics) {
    Verdict verdict =
        switch (policyCase.tried()) {
          case Tried.JobFile(Node.Text path, CompileOptions choices) ->
              judgeFile(path, choices, tests);
          case Tried.TriedJob(Node.Mapping keys) ->
              verdict(compiler.admit(Outcome.of(new Document(tests, keys)), CompileOptions.NONE));
          case Tried.WrittenObject written -> judgeObject(written, tests);
        };
    @Nullable Policy policy = verdict.policy();
    if (policy != null) {
      policyCase.fails().forEach(name -> diagnostics.addAll(reportUnknown(name, policy)));
      if (policyCase.tried() instanceof Tried.WrittenObject written) {
        policyCase.fails().stream()
            .filter(name -> isForJobsOnly(name.value(), simulator(policy, written), written))
            .forEach(name -> diagnostics.add(reportForJobsOnly(name)));
      }
      coveredIds.addAll(new PolicyCoverage(rules, policy).ids());
    }
    Set<String> expected =
        policyCase.fails().stream()
            .map(Node.Text::value)
            .collect(Collectors.toCollection(TreeSet::new));
    CaseResult result =
        new CaseResult(policyCase.name(), policyCase.span(), expected, verdict.findings());
    if (result.passed()) {
      testedIds.addAll(expected);
    }
    return result;
  }

  private Verdict judgeFile(Node.Text path, CompileOptions choices, SourceFile tests) {
    try {
      return verdict(compiler.admit(compiler.load(readNextTo(tests, path.value())), choices));
    } catch (IOException unreadable) {
      Diagnostic diagnostic =
          Diagnostic.of(
                  Code.CANNOT_EXTEND, path.span(), "`%s` cannot be read".formatted(path.value()))
              .withHelp("name a job file, seen from this one");
      return new Verdict(null, List.of(diagnostic));
    }
  }

  private static SourceFile readNextTo(SourceFile tests, String written) throws IOException {
    Path name = Path.of(tests.name()).resolveSibling(written).normalize();
    Path path = tests.path() == null ? name : tests.path().resolveSibling(written).normalize();
    return SourceFile.read(path, name.toString());
  }

  private static Verdict verdict(Outcome<Bundle> outcome) {
    @Nullable Bundle bundle = outcome.value();
    return new Verdict(bundle == null ? null : bundle.source().policy(), outcome.diagnostics());
  }

  private Verdict judgeObject(Tried.WrittenObject written, SourceFile tests) {
    Outcome<Policy> applied = compiler.policies().policyBeside(tests, written.namespace());
    Policy policy = Objects.requireNonNull(applied.value());
    List<Diagnostic> findings = new ArrayList<>(applied.diagnostics());
    findings.addAll(compiler.policies().judge(policy, written.specimen()));
    findings.addAll(simulator(policy, written).judge(written.specimen()));
    return new Verdict(policy, findings);
  }

  /** Cases of one namespace share the admission policies that apply there. */
  private AdmissionSimulator simulator(Policy policy, Tried.WrittenObject written) {
    String namespace = Objects.requireNonNullElse(written.namespace(), "default");
    return simulators.computeIfAbsent(
        namespace, name -> new AdmissionSimulator(rules, policy, name));
  }

  /** An object that no job compiles to has no job file, so rules about that file cannot fail. */
  private static boolean isForJobsOnly(
      String name, AdmissionSimulator simulator, Tried.WrittenObject written) {
    return Arrays.stream(Code.values())
        .filter(code -> code.kind() == Code.CodeKind.RULE && code.name().equals(name))
        .anyMatch(code -> !simulator.knows(code.name(), written.specimen()));
  }

  private static Diagnostic reportForJobsOnly(Node.Text name) {
    return Diagnostic.of(
            Code.UNKNOWN_CODE,
            name.span(),
            "no admission policy gives `%s` for such an object here".formatted(name.value()))
        .withHelp("try it on a `job` or a `file`");
  }

  private static List<Diagnostic> reportUnknown(Node.Text name, Policy policy) {
    Set<String> known = new TreeSet<>(policy.rules());
    Arrays.stream(Code.values())
        .filter(code -> code != Code.POLICY_RULE)
        .forEach(code -> known.add(code.name()));
    return known.contains(name.value())
        ? List.of()
        : List.of(
            Diagnostic.of(
                    Code.UNKNOWN_CODE,
                    name.span(),
                    "there is no finding `%s`".formatted(name.value()))
                .withHelp(DidYouMean.suggestOrList(name.value(), known)));
  }
}
