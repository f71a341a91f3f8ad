package dev.k8spark.enforce.admission;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.enforce.AdmissionRule;
import dev.k8spark.enforce.MatchScope;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicySubject;
import java.util.List;

/**
 * Volumes are of the kinds that every job has, or of those that the policy lets templates bring.
 */
public final class HeldVolumes implements AdmissionRule.Source {

  /** What jobs have of themselves, and the token that Kubernetes adds. */
  private static final String OWN =
      "v.all(x, x in ['name', 'emptyDir', 'downwardAPI', 'secret'])"
          + " || (has(v.projected) && v.projected.?sources.orValue([]).all(s, s.all(k,"
          + " k in ['serviceAccountToken', 'downwardAPI']"
          + " || (k == 'configMap' && s.configMap.?name.orValue('') == 'kube-root-ca.crt'))))";

  @Override
  public List<AdmissionRule> in(Policy policy) {
    return AdmissionRule.of(
        Code.VOLUME_NOT_ALLOWED,
        MatchScope.PODS,
        Lists.checks(
            policy,
            PolicySubject.VOLUMES,
            "volumes",
            ok -> "variables.volumes.all(v, v.all(x, x == 'name' || " + ok + ") || " + OWN + ")"));
  }
}
