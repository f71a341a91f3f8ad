package dev.k8spark.rule.lifecycle;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.policy.Policy;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.rule.admission.AdmissionRule;
import dev.k8spark.rule.admission.CelValidation;
import dev.k8spark.rule.admission.MatchScope;
import java.util.List;
import java.util.stream.Stream;

/** Something ends a job that hangs. */
public final class TimeoutSet extends Rule {

  public TimeoutSet() {
    super(
        Code.TIMEOUT_MISSING, RuleCategory.LIFECYCLE, "A job has a time after which it is ended.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    return job.job().timeout() == null
        ? Stream.of(
            report(job.placeOf("name"), "nothing ends this job if it hangs")
                .withHelp("set `timeout` to the longest that it may take, such as `4h`"))
        : Stream.empty();
  }

  @Override
  public List<AdmissionRule> enforce(Policy policy) {
    return admit(
        MatchScope.JOBS,
        List.of(
            new CelValidation(
                "has(variables.jobSpec.activeDeadlineSeconds)",
                "nothing ends this job if it hangs: set `timeout`")));
  }
}
