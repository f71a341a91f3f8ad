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
import dev.k8spark.runtime.contract.PodContract;
import java.util.List;
import java.util.stream.Stream;

/** A job's code is where the policy allows it: in the image, or beside the job. */
public final class AllowedCode extends AllowDenyRule {

  private static final String INLINE = "inline";

  private static final String IMAGE = "image";

  /** Where the code of a pod is; of one that is no driver, nothing is known but what it brings. */
  private static final String PLACES =
      "(variables.pod.metadata.?annotations.orValue({}).exists(a, a.startsWith('%s')) ? ['%s']"
              .formatted(PodContract.CODE_ANNOTATION_PREFIX, INLINE)
          + " : variables.component == 'driver' ? ['%s'] : [])".formatted(IMAGE);

  public AllowedCode() {
    super(
        Code.CODE_NOT_ALLOWED,
        RuleCategory.SECURITY,
        "A job's code is where the policy allows it: in the image, or beside the job.",
        PolicySubject.CODE);
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    return job.code().isEmpty()
        ? compare(context.policy(), IMAGE, "code in the image", job.placeOf("main"))
        : compare(context.policy(), INLINE, "code beside the job", job.code().getFirst().place());
  }

  @Override
  public List<AdmissionRule> enforce(Policy policy) {
    return admit(
        MatchScope.DRIVERS,
        validate(policy, "places of code", isAllowed -> PLACES + ".all(x, " + isAllowed + ")"));
  }
}
