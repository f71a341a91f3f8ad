package dev.k8spark.enforce.admission;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.enforce.AdmissionRule;
import dev.k8spark.enforce.MatchScope;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicySubject;
import dev.k8spark.runtime.contract.PodContract;
import java.util.List;

/** The line of Spark that a pod was compiled for is one that the policy allows. */
public final class HeldSpark implements AdmissionRule.Source {

  @Override
  public List<AdmissionRule> in(Policy policy) {
    return AdmissionRule.of(
        Code.SPARK_NOT_ALLOWED,
        MatchScope.PODS,
        Lists.checks(
            policy,
            PolicySubject.SPARK_VERSIONS,
            "lines of Spark",
            ok ->
                "variables.containers.all(c, c.?env.orValue([]).all(e, e.name != '%s'"
                        .formatted(PodContract.SPARK_LINE)
                    + " || [e.?value.orValue('')].all(x, "
                    + ok
                    + ")))"));
  }
}
