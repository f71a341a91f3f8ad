package dev.k8spark.admit;

import dev.k8spark.admit.rule.AllowedImage;
import dev.k8spark.admit.rule.CpuRequestWithinLimit;
import dev.k8spark.admit.rule.ManifestFits;
import dev.k8spark.admit.rule.PinnedImage;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.lower.Bundle;
import java.util.List;

/** Holds what a job became against the laws of its namespace. */
public final class Admission {

  private static final List<Law> LAWS =
      List.of(
          new AllowedImage(), new PinnedImage(), new CpuRequestWithinLimit(), new ManifestFits());

  private Admission() {}

  public static Outcome<Bundle> admit(Bundle bundle) {
    return new Outcome<>(bundle, LAWS.stream().flatMap(law -> law.check(bundle)).toList());
  }
}
