package dev.k8spark.admit;

import dev.k8spark.admit.rule.AllowedConf;
import dev.k8spark.admit.rule.AllowedImage;
import dev.k8spark.admit.rule.AllowedNamespace;
import dev.k8spark.admit.rule.AllowedPodTemplate;
import dev.k8spark.admit.rule.AllowedSecrets;
import dev.k8spark.admit.rule.AllowedServiceAccount;
import dev.k8spark.admit.rule.AllowedSpark;
import dev.k8spark.admit.rule.AllowedVolumes;
import dev.k8spark.admit.rule.CpuRequestWithinLimit;
import dev.k8spark.admit.rule.ManifestFits;
import dev.k8spark.admit.rule.PinnedImage;
import dev.k8spark.admit.rule.QuotaNeedsLimits;
import dev.k8spark.admit.rule.RequiredMetadata;
import dev.k8spark.admit.rule.TimeoutSet;
import dev.k8spark.admit.rule.WithinLimits;
import dev.k8spark.admit.rule.WithinQuota;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.lower.Bundle;
import java.util.List;

/** Holds what a job became against the laws of its namespace. */
public final class Admission {

  private final List<Law> laws;

  /**
   * @param own the law of the policy's own rules, which keeps what it has compiled
   */
  public Admission(Law own) {
    this.laws =
        List.of(
            new AllowedNamespace(),
            new AllowedImage(),
            new AllowedSpark(),
            new AllowedConf(),
            new AllowedSecrets(),
            new AllowedServiceAccount(),
            new AllowedVolumes(),
            new AllowedPodTemplate(),
            new RequiredMetadata(),
            new TimeoutSet(),
            new WithinLimits(),
            new WithinQuota(),
            new QuotaNeedsLimits(),
            new PinnedImage(),
            new CpuRequestWithinLimit(),
            new ManifestFits(),
            own);
  }

  public Outcome<Bundle> admit(Bundle bundle) {
    return new Outcome<>(bundle, laws.stream().flatMap(law -> law.check(bundle)).toList());
  }
}
