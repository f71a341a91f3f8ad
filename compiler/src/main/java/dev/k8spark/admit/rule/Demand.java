package dev.k8spark.admit.rule;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.PolicyFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a job takes of its namespace's quotas when it is at its largest.
 *
 * @param shares in cores, bytes or pieces; none where the policy has no quota
 */
public record Demand(Map<Quotas.Quota, BigDecimal> shares) {

  /** Of a job that nobody counts. */
  public static final Demand NONE = new Demand(Map.of());

  public Demand {
    shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
  }

  public static Demand of(Bundle bundle) {
    List<Quotas.Quota> quotas =
        bundle.source().policy().files().stream()
            .flatMap(file -> Quotas.of(file, bundle.source().job().namespace()))
            .toList();
    Map<Quotas.Quota, BigDecimal> shares = new LinkedHashMap<>();
    if (!quotas.isEmpty()) {
      JobSize size = JobSize.of(bundle);
      quotas.forEach(quota -> quota.wanted(size).ifPresent(wanted -> shares.put(quota, wanted)));
    }
    return new Demand(shares);
  }

  /** Quotas that all of these jobs at once, each at its largest, would go beyond. */
  public static List<Diagnostic> together(List<Demand> demands) {
    Map<Quotas.Quota, BigDecimal> sums = new LinkedHashMap<>();
    Map<Quotas.Quota, Integer> jobs = new LinkedHashMap<>();
    for (Demand demand : demands) {
      demand.shares().forEach((quota, share) -> sums.merge(quota, share, BigDecimal::add));
      demand.shares().keySet().forEach(quota -> jobs.merge(quota, 1, Integer::sum));
    }
    List<Diagnostic> found = new ArrayList<>();
    sums.forEach(
        (quota, sum) -> {
          int number = jobs.getOrDefault(quota, 0);
          if (number > 1 && sum.compareTo(quota.hard()) > 0) {
            found.add(finding(quota, number, sum));
          }
        });
    return found;
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
