package dev.k8spark.rule;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.source.Span;

/** Where a pod template speaks of its volumes. */
public final class TemplateVolumes {

  private TemplateVolumes() {}

  public static Span place(ResolvedJob job, String role) {
    return job.placeOf(role, "podTemplate", "spec", "volumes");
  }
}
