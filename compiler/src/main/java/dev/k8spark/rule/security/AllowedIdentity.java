package dev.k8spark.rule.security;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicySubject;
import dev.k8spark.rule.AllowDenyRule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.rule.admission.EnforcementGap;
import dev.k8spark.source.Node;
import java.util.stream.Stream;

/** Jobs act in a cloud as identities that the policy lets them. */
public final class AllowedIdentity extends AllowDenyRule {

  public AllowedIdentity() {
    super(
        Code.IDENTITY_NOT_ALLOWED,
        RuleCategory.SECURITY,
        "A job acts in a cloud only as an identity that the policy allows.",
        PolicySubject.IDENTITIES);
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    return job.find("identity") instanceof Node.Text identity
        ? compare(
            context.policy(),
            identity.value(),
            "identity `%s`".formatted(identity.value()),
            identity.span())
        : Stream.empty();
  }

  @Override
  public Stream<EnforcementGap> findGaps(Policy policy) {
    return findListGaps(policy, "a cloud's own trust decides which accounts may act as what");
  }
}
