package dev.k8spark.rule.spark;

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
import dev.k8spark.runtime.contract.PodContract;
import java.util.List;
import java.util.stream.Stream;

/** The line of Spark that a job or a pod is compiled for is one that the policy allows. */
public final class AllowedSpark extends AllowDenyRule {

  public AllowedSpark() {
    super(
        Code.SPARK_NOT_ALLOWED,
        RuleCategory.SPARK,
        "A job uses a line of Spark that the policy allows.",
        PolicySubject.SPARK_VERSIONS);
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    String line = job.job().sparkVersion().toString();
    return compare(context.policy(), line, "Spark " + line, job.spanOf("sparkVersion"));
  }

  @Override
  public List<AdmissionRule> enforce(Policy policy) {
    return admit(
        MatchScope.PODS,
        validate(
            policy,
            "lines of Spark",
            isAllowed ->
                "variables.containers.all(c, c.?env.orValue([]).all(e, e.name != '%s'"
                        .formatted(PodContract.SPARK_LINE)
                    + " || [e.?value.orValue('')].all(x, "
                    + isAllowed
                    + ")))"));
  }
}
