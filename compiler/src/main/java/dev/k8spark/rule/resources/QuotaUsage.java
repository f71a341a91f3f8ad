package dev.k8spark.rule.resources;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Severity;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.PolicyFile;
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
 * @param weight what the job's policy lets weigh that all jobs together take too much
 */
public record QuotaUsage(Map<Quotas.Quota, BigDecimal> shares, Severity weight) {

  /** Of a job that nobody counts. */
  public static final QuotaUsage NONE = new QuotaUsage(Map.of(), Severity.OFF);

  public QuotaUsage {
    shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
  }

  public static QuotaUsage of(Bundle bundle) {
    List<Quotas.Quota> quotas =
        bundle.source().policy().files().stream()
            .flatMap(file -> Quotas.of(file, bundle.source().job().namespace()))
            .toList();
    Map<Quotas.Quota, BigDecimal> shares = new LinkedHashMap<>();
    if (!quotas.isEmpty()) {
      JobSize size = JobSize.of(bundle);
      quotas.forEach(quota -> quota.wanted(size).ifPresent(wanted -> shares.put(quota, wanted)));
    }
    Code code = Code.QUOTA_OVERBOOKED;
    return new QuotaUsage(shares, bundle.source().policy().severity(code.name(), code.severity()));
  }

  /** Quotas that all of these jobs at once, each at its largest, would go beyond. */
  public static List<Diagnostic> together(List<QuotaUsage> demands) {
    Map<Quotas.Quota, List<QuotaUsage>> jobs = new LinkedHashMap<>();
    for (QuotaUsage demand : demands) {
      demand
          .shares()
          .keySet()
          .forEach(quota -> jobs.computeIfAbsent(quota, _ -> new ArrayList<>()).add(demand));
    }
    return jobs.entrySet().stream()
        .flatMap(entry -> overbooked(entry.getKey(), entry.getValue()).stream())
        .toList();
  }

  private static Optional<Diagnostic> overbooked(Quotas.Quota quota, List<QuotaUsage> jobs) {
    BigDecimal sum =
        jobs.stream()
            .map(job -> job.shares().getOrDefault(quota, BigDecimal.ZERO))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    Severity weight =
        jobs.stream().map(QuotaUsage::weight).min(Comparator.naturalOrder()).orElse(Severity.OFF);
    return jobs.size() < 2 || sum.compareTo(quota.hard()) <= 0 || weight == Severity.OFF
        ? Optional.empty()
        : Optional.of(finding(quota, jobs.size(), sum).withSeverity(weight));
  }

  private static Diagnostic finding(Quotas.Quota quota, int jobs, BigDecimal sum) {
    return Diagnostic.of(
            Code.QUOTA_OVERBOOKED,
            quota.span(),
            "%d jobs together, each at its largest, want %s of `%s`: the quota is %s"
                .formatted(jobs, quota.inWords(sum), quota.resource(), quota.inWords(quota.hard())))
        .withHelp(
            "some will wait for others if all run at once" + PolicyFile.asking(quota.owner()));
  }
}
