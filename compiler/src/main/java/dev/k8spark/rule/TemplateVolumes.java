package dev.k8spark.rule;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.source.Span;

/** Locates what a pod template says of its volumes. */
public final class TemplateVolumes {

  private TemplateVolumes() {}

  /** Returns the place of a role's volumes, or of what stands nearest above them. */
  public static Span locate(ResolvedJob job, PodRole role) {
    return job.placeOf(role.word(), "podTemplate", "spec", "volumes");
  }
}
