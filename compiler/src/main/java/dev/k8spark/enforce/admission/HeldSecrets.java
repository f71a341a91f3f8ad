package dev.k8spark.enforce.admission;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.enforce.AdmissionRule;
import dev.k8spark.enforce.MatchScope;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicySubject;
import java.util.List;

/** The Secrets that pods can read, as variables or as files, are ones that the policy allows. */
public final class HeldSecrets implements AdmissionRule.Source {

  /** Where a pod names them; an absent one is empty, and nobody's. */
  private static final String NAMED =
      "variables.containers.all(c,"
          + " c.?env.orValue([]).all(e, [e.?valueFrom.?secretKeyRef.?name.orValue('')].all(x, {ok}))"
          + " && c.?envFrom.orValue([]).all(e, [e.?secretRef.?name.orValue('')].all(x, {ok})))"
          + " && variables.volumes.all(v,"
          + " [v.?secret.?secretName, v.?csi.?nodePublishSecretRef.?name, v.?azureFile.?secretName,"
          + " v.?cephfs.?secretRef.?name, v.?flexVolume.?secretRef.?name,"
          + " v.?iscsi.?secretRef.?name, v.?rbd.?secretRef.?name, v.?scaleIO.?secretRef.?name,"
          + " v.?storageos.?secretRef.?name].map(o, o.orValue('')).all(x, {ok})"
          + " && v.?projected.?sources.orValue([])"
          + ".all(s, [s.?secret.?name.orValue('')].all(x, {ok})))";

  @Override
  public List<AdmissionRule> in(Policy policy) {
    return AdmissionRule.of(
        Code.SECRET_NOT_ALLOWED,
        MatchScope.PODS,
        Lists.checks(
            policy,
            PolicySubject.SECRETS,
            "Secrets",
            ok -> NAMED.replace("{ok}", "(x == '' || " + ok + ")")));
  }
}
