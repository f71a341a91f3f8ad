package dev.k8spark.rule.resources;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.quantity.LimitedResource;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.rule.admission.AdmissionRule;
import dev.k8spark.rule.admission.EnforcementGap;
import dev.k8spark.rule.admission.MatchScope;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.source.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Pods and the whole job want no more than the policy lets them have. */
public final class WithinLimits extends Rule {

  public WithinLimits() {
    super(
        Code.LIMIT_EXCEEDED,
        RuleCategory.RESOURCES,
        "A job stays within the limits of the policy.");
  }

  @Override
  public boolean isConfiguredBy(Policy policy) {
    return policy.files().stream().anyMatch(file -> !file.terms().limits().isEmpty());
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    return isConfiguredBy(context.policy())
        ? LimitedAmounts.find(context).flatMap(amount -> check(amount, context.policy()))
        : Stream.empty();
  }

  private Stream<Diagnostic> check(LimitedAmount amount, Policy policy) {
    return policy.files().stream().flatMap(file -> check(amount, file).stream());
  }

  private Optional<Diagnostic> check(LimitedAmount amount, PolicyFile file) {
    LimitedResource resource = amount.amount().resource();
    return file.terms()
        .limits()
        .find(amount.who(), resource)
        .filter(limit -> resource.isBeyond(amount.amount().number(), limit.value()))
        .map(limit -> reportBeyond(amount, limit, file));
  }

  private Diagnostic reportBeyond(LimitedAmount amount, Located<String> limit, PolicyFile file) {
    return report(
            amount.span(),
            "%s: the %s is %s"
                .formatted(
                    amount.description(),
                    amount.amount().resource() == LimitedResource.MIN_TTL_AFTER_FINISHED
                        ? "least"
                        : "limit",
                    limit.value()))
        .withOther(limit.span(), "the policy's limit")
        .withHelp(amount.help() + PolicyFile.asking(file.owner()))
        .withEvidence(amount.evidence());
  }

  @Override
  public List<AdmissionRule> enforce(Policy policy) {
    List<AdmissionRule> rules = new ArrayList<>();
    if (PodLimitValidations.isSupported(policy)) {
      rules.addAll(enforce(policy, PodRole.DRIVER, MatchScope.DRIVERS));
      rules.addAll(enforce(policy, PodRole.EXECUTOR, MatchScope.EXECUTORS));
    }
    rules.addAll(
        AdmissionRule.of(code(), ".job", MatchScope.JOBS, JobLimitValidations.make(policy)));
    return rules;
  }

  private List<AdmissionRule> enforce(Policy policy, PodRole role, MatchScope scope) {
    return AdmissionRule.of(
        code(), "." + role.word(), scope, PodLimitValidations.make(policy, role));
  }

  @Override
  public Stream<EnforcementGap> findGaps(Policy policy) {
    return policy.files().stream()
        .flatMap(
            file ->
                Stream.concat(
                    findSumGaps(file),
                    PodLimitValidations.isSupported(policy)
                        ? Stream.empty()
                        : findVersionGaps(file)));
  }

  private static Stream<EnforcementGap> findSumGaps(PolicyFile file) {
    String reason = "admission sees one pod at a time; `quota` limits all of a namespace";
    Stream<EnforcementGap> instances =
        findGap(file, PodRole.EXECUTOR.word(), LimitedResource.INSTANCES, reason);
    Stream<EnforcementGap> sums =
        PodLimitValidations.RESOURCES.stream()
            .flatMap(resource -> findGap(file, "job", resource, reason));
    return Stream.concat(instances, sums);
  }

  private static Stream<EnforcementGap> findVersionGaps(PolicyFile file) {
    return PodLimitValidations.RESOURCES.stream()
        .flatMap(
            resource ->
                Stream.of(PodRole.values())
                    .flatMap(
                        role -> findGap(file, role.word(), resource, "it takes Kubernetes 1.33")));
  }

  private static Stream<EnforcementGap> findGap(
      PolicyFile file, String who, LimitedResource resource, String reason) {
    return file.terms().limits().find(who, resource).stream()
        .map(
            limit ->
                new EnforcementGap(
                    "`limits.%s.%s`".formatted(who, resource.key()), limit.span(), reason));
  }
}
