package dev.k8spark.enforce.admission;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.enforce.AdmissionRule;
import dev.k8spark.enforce.MatchScope;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicySubject;
import java.util.List;

/** Pods run as the accounts that jobs bring, or as ones that the policy lets them name. */
public final class HeldAccounts implements AdmissionRule.Source {

  /** Names of accounts begin with the job's, of which the end is cut where it is long. */
  private static final String OWN =
      "x.matches('-(driver|executor)$') && (x == variables.instance + '-driver'"
          + " || x == variables.instance + '-executor' || (variables.instance.size() > 54"
          + " && x.startsWith(variables.instance.substring(0, 45))))";

  @Override
  public List<AdmissionRule> in(Policy policy) {
    return AdmissionRule.of(
        Code.SERVICE_ACCOUNT_NOT_ALLOWED,
        MatchScope.PODS,
        Lists.checks(
            policy,
            PolicySubject.SERVICE_ACCOUNTS,
            "service accounts",
            ok -> "[variables.account].all(x, (" + OWN + ") || " + ok + ")"));
  }
}
