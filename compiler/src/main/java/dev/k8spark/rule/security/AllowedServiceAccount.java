package dev.k8spark.rule.security;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicySubject;
import dev.k8spark.rule.AllowDenyRule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.rule.admission.AdmissionRule;
import dev.k8spark.rule.admission.MatchScope;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pods run as the accounts that jobs bring, or as ones that the policy lets jobs name. */
public final class AllowedServiceAccount extends AllowDenyRule {

  /** Names of a job's accounts begin with the job's name, whose end is cut where it is long. */
  private static final String IS_OWN =
      "x.matches('-(driver|executor)$') && (x == variables.instance + '-driver'"
          + " || x == variables.instance + '-executor' || (variables.instance.size() > 54"
          + " && x.startsWith(variables.instance.substring(0, 45))))";

  public AllowedServiceAccount() {
    super(
        Code.SERVICE_ACCOUNT_NOT_ALLOWED,
        RuleCategory.SECURITY,
        "A driver runs as an account that the policy allows.",
        PolicySubject.SERVICE_ACCOUNTS);
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    @Nullable String name = job.job().serviceAccount();
    return name == null
        ? Stream.empty()
        : compare(
            context.policy(),
            name,
            "service account `%s`".formatted(name),
            job.spanOf("serviceAccount"));
  }

  @Override
  public List<AdmissionRule> enforce(Policy policy) {
    return admit(
        MatchScope.PODS,
        validate(
            policy,
            "service accounts",
            isAllowed -> "[variables.account].all(x, (" + IS_OWN + ") || " + isAllowed + ")"));
  }
}
