package dev.k8spark.admit.cel;

import dev.k8spark.admit.Law;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.OwnRule;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.schema.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a policy's owner asks in rules of their own holds. Nothing of CEL is loaded where there is
 * no such rule.
 */
public final class OwnRules implements Law {

  private final Shape shape;
  private @Nullable RuleBook book;

  /**
   * @param shape of job files, which says the types of what rules see of the job
   */
  public OwnRules(Shape shape) {
    this.shape = shape;
  }

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    Policy policy = bundle.source().policy();
    return policy.files().stream().allMatch(file -> file.allRules().isEmpty())
        ? Stream.empty()
        : Stream.concat(new RuleMistakes(book()).of(policy), findings(bundle, policy));
  }

  private Stream<Diagnostic> findings(Bundle bundle, Policy policy) {
    RuleFindings findings =
        new RuleFindings(book(), policy.cluster().kubernetes(), new RulePlace(bundle.source())::of);
    Subjects subjects = new Subjects(bundle, shape);
    return policy.files().stream()
        .map(PolicyFile::ownRules)
        .flatMap(rules -> findings(rules, findings, subjects));
  }

  private static Stream<Diagnostic> findings(
      List<OwnRule> rules, RuleFindings findings, Subjects subjects) {
    return rules.stream()
        .flatMap(rule -> rule.on().stream())
        .distinct()
        .sorted()
        .flatMap(target -> subjects.of(target).stream())
        .flatMap(subject -> findings.of(rules, subject));
  }

  private synchronized RuleBook book() {
    if (book == null) {
      book = new RuleBook();
    }
    return book;
  }
}
