package dev.k8spark.guard.law;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.guard.HeldLaw;
import dev.k8spark.guard.Scope;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.Subject;
import java.util.List;

/**
 * Volumes are of the kinds that every job has, or of those that the policy lets templates bring.
 */
public final class HeldVolumes implements HeldLaw.Source {

  /** What jobs have of themselves, and the token that Kubernetes adds. */
  private static final String OWN =
      "v.all(x, x in ['name', 'emptyDir', 'downwardAPI', 'secret'])"
          + " || (has(v.projected) && v.projected.?sources.orValue([]).all(s, s.all(k,"
          + " k in ['serviceAccountToken', 'downwardAPI']"
          + " || (k == 'configMap' && s.configMap.?name.orValue('') == 'kube-root-ca.crt'))))";

  @Override
  public List<HeldLaw> in(Policy policy) {
    return HeldLaw.of(
        Code.VOLUME_NOT_ALLOWED,
        Scope.PODS,
        Lists.checks(
            policy,
            Subject.VOLUMES,
            "volumes",
            ok -> "variables.volumes.all(v, v.all(x, x == 'name' || " + ok + ") || " + OWN + ")"));
  }
}
