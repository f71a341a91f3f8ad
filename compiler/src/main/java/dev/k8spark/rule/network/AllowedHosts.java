package dev.k8spark.rule.network;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicySubject;
import dev.k8spark.rule.AllowDenyRule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.rule.admission.EnforcementGap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a job talks to beside its data is on the policy's lists, by host and port. */
public final class AllowedHosts extends AllowDenyRule {

  public AllowedHosts() {
    super(
        Code.HOST_NOT_ALLOWED,
        RuleCategory.NETWORK,
        "A job talks only to hosts that the policy allows it.",
        PolicySubject.HOSTS);
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    List<String> hosts = job.job().hosts();
    return IntStream.range(0, hosts.size())
        .boxed()
        .flatMap(
            at ->
                compare(
                    context.policy(),
                    hosts.get(at),
                    "talking to `%s`".formatted(hosts.get(at)),
                    job.spanOf("hosts", String.valueOf(at))));
  }

  @Override
  public Stream<EnforcementGap> findGaps(Policy policy) {
    return findListGaps(policy, "hosts stand in no field of a pod");
  }
}
