package dev.k8spark.rule.resources;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.rule.JobSize;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.runtime.contract.PodRole;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** The namespace's quota lets the whole job run, even with nothing beside it. */
public final class WithinQuota extends Rule {

  public WithinQuota() {
    super(Code.QUOTA_EXCEEDED, RuleCategory.RESOURCES, "A job fits into its whole namespace.");
  }

  @Override
  public boolean isConfiguredBy(Policy policy) {
    return policy.files().stream()
        .anyMatch(file -> file.here() != null && !file.here().quota().isEmpty());
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    List<Quotas.Quota> quotas =
        job.policy().files().stream()
            .flatMap(file -> Quotas.find(file, job.job().namespace()))
            .toList();
    return quotas.isEmpty() ? Stream.empty() : check(job, context.size(), quotas);
  }

  private Stream<Diagnostic> check(ResolvedJob job, JobSize size, List<Quotas.Quota> quotas) {
    return quotas.stream()
        .flatMap(
            quota ->
                quota.measure(size).stream()
                    .filter(amount -> amount.compareTo(quota.hard()) > 0)
                    .map(amount -> reportExceeded(job, size, quota, amount)));
  }

  private Diagnostic reportExceeded(
      ResolvedJob job, JobSize size, Quotas.Quota quota, BigDecimal amount) {
    return report(
            job.spanOf(PodRole.EXECUTOR.word(), "instances"),
            "with %d executors the job wants %s of `%s`: all of namespace `%s` may have %s"
                .formatted(
                    size.executors(),
                    quota.format(amount),
                    quota.resource(),
                    job.job().namespace(),
                    quota.format(quota.hard())))
        .withOther(quota.span(), "the namespace's quota")
        .withHelp("have fewer or smaller executors" + PolicyFile.asking(quota.owner()));
  }
}
