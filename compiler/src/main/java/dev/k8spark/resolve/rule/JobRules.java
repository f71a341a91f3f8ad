package dev.k8spark.resolve.rule;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import java.util.List;

/** All that must hold of a complete job. */
public final class JobRules {

  private JobRules() {}

  public static List<Diagnostic> check(ResolvedJob resolved) {
    return List.<JobRule>of(
            new HeapFloor(),
            new BoundsInOrder(),
            new KnownCluster(),
            new ReservedKeys(),
            new ReservedPodFields(),
            new PodTemplateShape(),
            new SecretPlaces(),
            new SetOnce(),
            new TemplateNames(),
            new RestrictedTemplate(),
            new LifetimeRule(),
            new DataEntries(),
            new IdentityEffect())
        .stream()
        .flatMap(rule -> rule.check(resolved))
        .toList();
  }
}
