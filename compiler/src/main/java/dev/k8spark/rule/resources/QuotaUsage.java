package dev.k8spark.rule.resources;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Severity;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.rule.JobSize;
import dev.k8spark.rule.RuleContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a job takes of its namespace's quotas when it is at its largest.
 *
 * @param shares in cores, bytes or pieces; none where the policy has no quota
 * @param severity what the job's policy says of the finding that all jobs together take too much
 */
public record QuotaUsage(Map<Quotas.Quota, BigDecimal> shares, Severity severity) {

  /** Of a job that nobody counts. */
  public static final QuotaUsage NONE = new QuotaUsage(Map.of(), Severity.OFF);

  public QuotaUsage {
    shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
  }

  /** Measures a job at its largest. */
  public static QuotaUsage of(Bundle bundle) {
    List<Quotas.Quota> quotas =
        bundle.source().policy().files().stream()
            .flatMap(file -> Quotas.find(file, bundle.source().job().namespace()))
            .toList();
    Map<Quotas.Quota, BigDecimal> shares = new LinkedHashMap<>();
    if (!quotas.isEmpty()) {
      JobSize size = new RuleContext(bundle).size();
      quotas.forEach(quota -> quota.measure(size).ifPresent(amount -> shares.put(quota, amount)));
    }
    Code code = Code.QUOTA_OVERBOOKED;
    return new QuotaUsage(shares, bundle.source().policy().severity(code.name(), code.severity()));
  }

  /** Returns a finding for each quota that these jobs exceed if all run at their largest. */
  public static List<Diagnostic> findOverbooked(List<QuotaUsage> usages) {
    Map<Quotas.Quota, List<QuotaUsage>> jobs = new LinkedHashMap<>();
    for (QuotaUsage usage : usages) {
      usage
          .shares()
          .keySet()
          .forEach(quota -> jobs.computeIfAbsent(quota, _ -> new ArrayList<>()).add(usage));
    }
    return jobs.entrySet().stream()
        .flatMap(entry -> checkSum(entry.getKey(), entry.getValue()).stream())
        .toList();
  }

  private static Optional<Diagnostic> checkSum(Quotas.Quota quota, List<QuotaUsage> jobs) {
    BigDecimal sum =
        jobs.stream()
            .map(job -> job.shares().getOrDefault(quota, BigDecimal.ZERO))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    Severity severity =
        jobs.stream().map(QuotaUsage::severity).min(Comparator.naturalOrder()).orElse(Severity.OFF);
    return jobs.size() < 2 || sum.compareTo(quota.hard()) <= 0 || severity == Severity.OFF
        ? Optional.empty()
        : Optional.of(report(quota, jobs.size(), sum).withSeverity(severity));
  }

  private static Diagnostic report(Quotas.Quota quota, int jobs, BigDecimal sum) {
    return Diagnostic.of(
            Code.QUOTA_OVERBOOKED,
            quota.span(),
            "%d jobs together, each at its largest, want %s of `%s`: the quota is %s"
                .formatted(jobs, quota.format(sum), quota.resource(), quota.format(quota.hard())))
        .withHelp(
            "some will wait for others if all run at once" + PolicyFile.asking(quota.owner()));
  }
}
