package dev.k8spark.rule.resources;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.rule.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** The namespace's quota lets the whole job run, even with nothing beside it. */
public final class WithinQuota implements Rule {

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    ResolvedJob job = bundle.source();
    List<Quotas.Quota> quotas =
        job.policy().files().stream()
            .flatMap(file -> Quotas.of(file, job.job().namespace()))
            .toList();
    return quotas.isEmpty() ? Stream.empty() : check(job, JobSize.of(bundle), quotas);
  }

  private static Stream<Diagnostic> check(
      ResolvedJob job, JobSize size, List<Quotas.Quota> quotas) {
    return quotas.stream()
        .flatMap(
            quota ->
                quota.wanted(size).stream()
                    .filter(wanted -> wanted.compareTo(quota.hard()) > 0)
                    .map(wanted -> finding(job, size, quota, wanted)));
  }

  private static Diagnostic finding(
      ResolvedJob job, JobSize size, Quotas.Quota quota, BigDecimal wanted) {
    return Diagnostic.of(
            Code.QUOTA_EXCEEDED,
            job.spanOf("executor", "instances"),
            "with %d executors the job wants %s of `%s`: all of namespace `%s` may have %s"
                .formatted(
                    size.executors(),
                    quota.inWords(wanted),
                    quota.resource(),
                    job.job().namespace(),
                    quota.inWords(quota.hard())))
        .withOther(quota.span(), "the namespace's quota")
        .withHelp("have fewer or smaller executors" + PolicyFile.asking(quota.owner()));
  }
}
