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
  private final Set<String> shown = new TreeSet<>();
  private final Map<String, AdmissionSimulator> trials = new HashMap<>();

  /**
   * @param policy the one policy that applies, or null for those above each file
   */
  public PolicyTestSuite(@Nullable SourceFile policy) {
    this.compiler = new Compiler(policy);
  }

  /** Whether a file holds tests, by its name. */
  public static boolean isTest(String name) {
    return name.matches(".*\\.policy-test\\.(conf|ya?ml|json)");
  }

  /** What came of the cases of a file; diagnostics tell what is wrong in the file itself. */
  public Outcome<List<CaseResult>> run(SourceFile file) {
    return JobReader.read(file, schema::isFlat).then(check::check).then(this::run);
  }

  /** What the policies met up to now can make fail, and no case did. */
  public Set<String> untested() {
    Set<String> untested = new TreeSet<>(coveredIds);
    untested.removeAll(shown);
    return untested;
  }

  private Outcome<List<CaseResult>> run(Document tests) {
    trials.clear();
    List<CaseResult> results = new ArrayList<>();
    List<Diagnostic> found = new ArrayList<>();
    if (tests.root().get("cases") instanceof Node.Mapping cases) {
      cases
          .entries()
          .forEach(
              (name, entry) -> {
                Outcome<PolicyCase> one = PolicyCase.of(name, entry);
                found.addAll(one.diagnostics());
                if (one.value() != null) {
                  results.add(result(one.value(), tests.source(), found));
                }
              });
    }
    return new Outcome<>(results, found);
  }

  /** What the policy that applies found. */
  private record Verdict(@Nullable Policy policy, List<Diagnostic> found) {}

  private CaseResult result(PolicyCase one, SourceFile tests, List<Diagnostic> wrong) {
    Verdict verdict =
        switch (one.tried()) {
          case Tried.JobFile(Node.Text path, CompileOptions choices) -> file(path, choices, tests);
          case Tried.TriedJob(Node.Mapping keys) ->
              verdict(compiler.admit(Outcome.of(new Document(tests, keys)), CompileOptions.NONE));
          case Tried.WrittenObject written -> written(written, tests);
        };
    @Nullable Policy policy = verdict.policy();
    if (policy != null) {
      one.fails().forEach(name -> wrong.addAll(unknown(name, policy)));
      if (one.tried() instanceof Tried.WrittenObject written) {
        one.fails().stream()
            .filter(name -> isOfJobs(name.value(), trial(policy, written), written))
            .forEach(name -> wrong.add(ofJobs(name)));
      }
      coveredIds.addAll(new PolicyCoverage(rules, policy).ids());
    }
    Set<String> expected =
        one.fails().stream().map(Node.Text::value).collect(Collectors.toCollection(TreeSet::new));
    CaseResult result = new CaseResult(one.name(), one.span(), expected, verdict.found());
    if (result.passed()) {
      shown.addAll(expected);
    }
    return result;
  }

  private Verdict file(Node.Text path, CompileOptions choices, SourceFile tests) {
    try {
      return verdict(compiler.admit(compiler.load(readNextTo(tests, path.value())), choices));
    } catch (IOException unreadable) {
      Diagnostic found =
          Diagnostic.of(
                  Code.CANNOT_EXTEND, path.span(), "`%s` cannot be read".formatted(path.value()))
              .withHelp("name a job file, seen from this one");
      return new Verdict(null, List.of(found));
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

  private Verdict written(Tried.WrittenObject written, SourceFile tests) {
    Outcome<Policy> applied = compiler.policies().policyBeside(tests, written.namespace());
    Policy policy = Objects.requireNonNull(applied.value());
    List<Diagnostic> found = new ArrayList<>(applied.diagnostics());
    found.addAll(compiler.policies().judge(policy, written.specimen()));
    found.addAll(trial(policy, written).judge(written.specimen()));
    return new Verdict(policy, found);
  }

  /** Cases of one namespace share what admission holds there. */
  private AdmissionSimulator trial(Policy policy, Tried.WrittenObject written) {
    String namespace = Objects.requireNonNullElse(written.namespace(), "default");
    return trials.computeIfAbsent(namespace, name -> new AdmissionSimulator(rules, policy, name));
  }

  /** Of an object that no job became, admission sees what is written there, and no job's file. */
  private static boolean isOfJobs(
      String name, AdmissionSimulator trial, Tried.WrittenObject written) {
    return Arrays.stream(Code.values())
        .filter(code -> code.kind() == Code.CodeKind.RULE && code.name().equals(name))
        .anyMatch(code -> !trial.knows(code.name(), written.specimen()));
  }

  private static Diagnostic ofJobs(Node.Text name) {
    return Diagnostic.of(
            Code.UNKNOWN_CODE,
            name.span(),
            "no admission policy gives `%s` for such an object here".formatted(name.value()))
        .withHelp("try it on a `job` or a `file`");
  }

  private static List<Diagnostic> unknown(Node.Text name, Policy policy) {
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
