package dev.k8spark.rule.custom;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.policy.CustomRule;
import dev.k8spark.policy.CustomRule.Target;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.rule.admission.AdmissionRule;
import dev.k8spark.rule.admission.EnforcementGap;
import dev.k8spark.schema.SchemaValidator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of a policy asks for in CEL. Nothing of CEL is loaded where a policy has no such
 * rule; what was compiled is kept, for any number of jobs and threads.
 */
public final class CustomRules extends Rule {

  private final Supplier<SchemaValidator> jobSchema;
  private @Nullable RuleBook book;

  /**
   * @param jobSchema says the types of what rules see of a job's file; asked for when one is
   *     checked
   */
  public CustomRules(Supplier<SchemaValidator> jobSchema) {
    super(
        Code.POLICY_RULE,
        RuleCategory.CUSTOM,
        "A job keeps the rules that its policy's owner wrote.");
    this.jobSchema = jobSchema;
  }

  @Override
  public boolean isConfiguredBy(Policy policy) {
    return policy.files().stream().anyMatch(file -> !file.allRules().isEmpty());
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    Policy policy = context.policy();
    return isConfiguredBy(policy)
        ? Stream.concat(findMistakes(policy).stream(), checkJob(context, policy))
        : Stream.empty();
  }

  /** Returns what is wrong with the rules themselves, in whichever namespace they apply. */
  public List<Diagnostic> findMistakes(Policy policy) {
    return isConfiguredBy(policy) ? new RuleMistakes(book()).find(policy).toList() : List.of();
  }

  /** Returns what the rules find wrong with an object that no job became. */
  public List<Diagnostic> check(Policy policy, TestObject object) {
    Outcome<List<RuleTarget>> targets = TestObjectReader.readTargets(object);
    RuleFindings findings =
        new RuleFindings(book(), policy.cluster().rulesVersion(), (rule, target) -> object.place());
    List<Diagnostic> diagnostics = new ArrayList<>(targets.diagnostics());
    diagnostics.addAll(findMistakes(policy));
    for (RuleTarget target : Objects.requireNonNullElse(targets.value(), List.<RuleTarget>of())) {
      policy
          .files()
          .forEach(file -> findings.check(file.ownRules(), target).forEach(diagnostics::add));
    }
    return diagnostics;
  }

  private Stream<Diagnostic> checkJob(RuleContext context, Policy policy) {
    RuleFindings findings =
        new RuleFindings(
            book(), policy.cluster().rulesVersion(), new RulePlace(context.job())::locate);
    RuleTargets targets = new RuleTargets(context, jobSchema);
    return policy.files().stream()
        .map(PolicyFile::ownRules)
        .flatMap(rules -> checkAll(rules, findings, targets));
  }

  private static Stream<Diagnostic> checkAll(
      List<CustomRule> rules, RuleFindings findings, RuleTargets targets) {
    return rules.stream()
        .flatMap(rule -> rule.on().stream())
        .distinct()
        .sorted()
        .flatMap(
            kind -> {
              Stream<Diagnostic> diagnostics =
                  targets.find(kind).stream().flatMap(target -> findings.check(rules, target));
              return kind == Target.DRIVER ? keepFirst(diagnostics) : diagnostics;
            });
  }

  /** A driver's pod and its template are the same to whoever wrote the job. */
  private static Stream<Diagnostic> keepFirst(Stream<Diagnostic> diagnostics) {
    Set<String> seen = new HashSet<>();
    return diagnostics.filter(diagnostic -> seen.add(diagnostic.id()));
  }

  @Override
  public List<AdmissionRule> enforce(Policy policy) {
    return CustomRuleAdmission.enforce(policy);
  }

  @Override
  public Stream<EnforcementGap> findGaps(Policy policy) {
    return CustomRuleAdmission.findGaps(policy);
  }

  private synchronized RuleBook book() {
    if (book == null) {
      book = new RuleBook();
    }
    return book;
  }
}
