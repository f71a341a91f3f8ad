package dev.k8spark.rule.custom;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.CustomRule;
import dev.k8spark.policy.CustomRule.Target;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.rule.Rule;
import dev.k8spark.schema.SchemaValidator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a policy's owner asks in rules of their own holds. Nothing of CEL is loaded where there is
 * no such rule.
 */
public final class CustomRules implements Rule {

  private final SchemaValidator shape;
  private @Nullable RuleBook book;

  /**
   * @param shape of job files, which says the types of what rules see of the job
   */
  public CustomRules(SchemaValidator shape) {
    this.shape = shape;
  }

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    Policy policy = bundle.source().policy();
    return hasNone(policy)
        ? Stream.empty()
        : Stream.concat(mistakes(policy).stream(), findings(bundle, policy));
  }

  /** What is wrong with the rules themselves, in whichever namespace they hold. */
  public List<Diagnostic> mistakes(Policy policy) {
    return hasNone(policy) ? List.of() : new RuleMistakes(book()).of(policy).toList();
  }

  private static boolean hasNone(Policy policy) {
    return policy.files().stream().allMatch(file -> file.allRules().isEmpty());
  }

  /** What the rules say of an object that no job became. */
  public List<Diagnostic> check(Policy policy, TestObject specimen) {
    Outcome<List<RuleTarget>> subjects = TestObjectReader.of(specimen);
    RuleFindings findings =
        new RuleFindings(
            book(), policy.cluster().rulesVersion(), (rule, target) -> specimen.place());
    List<Diagnostic> found = new ArrayList<>(subjects.diagnostics());
    found.addAll(mistakes(policy));
    for (RuleTarget subject : Objects.requireNonNullElse(subjects.value(), List.<RuleTarget>of())) {
      policy.files().forEach(file -> findings.of(file.ownRules(), subject).forEach(found::add));
    }
    return found;
  }

  private Stream<Diagnostic> findings(Bundle bundle, Policy policy) {
    RuleFindings findings =
        new RuleFindings(
            book(), policy.cluster().rulesVersion(), new RulePlace(bundle.source())::of);
    RuleTargets subjects = new RuleTargets(bundle, shape);
    return policy.files().stream()
        .map(PolicyFile::ownRules)
        .flatMap(rules -> findings(rules, findings, subjects));
  }

  private static Stream<Diagnostic> findings(
      List<CustomRule> rules, RuleFindings findings, RuleTargets subjects) {
    return rules.stream()
        .flatMap(rule -> rule.on().stream())
        .distinct()
        .sorted()
        .flatMap(
            target -> {
              Stream<Diagnostic> found =
                  subjects.of(target).stream().flatMap(subject -> findings.of(rules, subject));
              return target == Target.DRIVER ? once(found) : found;
            });
  }

  /** A driver's pod and its template are one to whoever wrote the job. */
  private static Stream<Diagnostic> once(Stream<Diagnostic> found) {
    Set<String> told = new HashSet<>();
    return found.filter(one -> told.add(one.id()));
  }

  private synchronized RuleBook book() {
    if (book == null) {
      book = new RuleBook();
    }
    return book;
  }
}
