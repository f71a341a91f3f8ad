package dev.k8spark.rule.security;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.policy.DenyEntry;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicySubject;
import dev.k8spark.rule.AllowDenyRule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.rule.admission.EnforcementGap;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.source.Node;
import java.util.Map;
import java.util.stream.Stream;

/** Pod templates set only fields that the policy lets them set; each is reported once. */
public final class AllowedPodTemplate extends AllowDenyRule {

  public AllowedPodTemplate() {
    super(
        Code.POD_TEMPLATE_NOT_ALLOWED,
        RuleCategory.SECURITY,
        "A pod template sets only what the policy allows.",
        PolicySubject.POD_TEMPLATE);
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    return isConfiguredBy(context.policy())
        ? Stream.of(PodRole.values()).flatMap(role -> check(context, role))
        : Stream.empty();
  }

  private Stream<Diagnostic> check(RuleContext context, PodRole role) {
    return check(
        context.policy(), context.job().tree().findEntries(role.word(), "podTemplate"), "");
  }

  private Stream<Diagnostic> check(Policy policy, Map<String, Node.Entry> entries, String above) {
    return entries.entrySet().stream()
        .flatMap(entry -> check(policy, entry.getValue(), above + entry.getKey()));
  }

  /** A container of which the lists name only deeper fields is looked into instead. */
  private Stream<Diagnostic> check(Policy policy, Node.Entry entry, String field) {
    return entry.value() instanceof Node.Text || !isAboveListed(policy, field)
        ? compare(policy, field, "the pod template's `%s`".formatted(field), entry.key())
        : checkBelow(policy, entry.value(), field);
  }

  private Stream<Diagnostic> checkBelow(Policy policy, Node node, String field) {
    return switch (node) {
      case Node.Mapping mapping -> check(policy, mapping.entries(), field + ".");
      case Node.Sequence list ->
          list.items().stream().flatMap(item -> checkBelow(policy, item, field));
      case Node.Text _, Node.Null _, Node.Invalid _ -> Stream.empty();
    };
  }

  /** Returns whether the policy names something below a field. */
  private boolean isAboveListed(Policy policy, String field) {
    return Stream.concat(
            policy.allow(subject()).stream().flatMap(list -> list.patterns().stream()),
            policy.deny(subject()).stream().map(DenyEntry::pattern))
        .anyMatch(pattern -> pattern.startsWith(field + "."));
  }

  @Override
  public Stream<EnforcementGap> findGaps(Policy policy) {
    return findListGaps(policy, "a pod does not tell which of its fields people wrote");
  }
}
