package dev.k8spark.guard.law;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.guard.HeldLaw;
import dev.k8spark.guard.Scope;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.Subject;
import dev.k8spark.runtime.contract.PodContract;
import java.util.List;

/** The line of Spark that a pod was compiled for is one that the policy allows. */
public final class HeldSpark implements HeldLaw.Source {

  @Override
  public List<HeldLaw> in(Policy policy) {
    return HeldLaw.of(
        Code.SPARK_NOT_ALLOWED,
        Scope.PODS,
        Lists.checks(
            policy,
            Subject.SPARK_VERSIONS,
            "lines of Spark",
            ok ->
                "variables.containers.all(c, c.?env.orValue([]).all(e, e.name != '%s'"
                        .formatted(PodContract.SPARK_LINE)
                    + " || [e.?value.orValue('')].all(x, "
                    + ok
                    + ")))"));
  }
}
