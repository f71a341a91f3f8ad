package dev.k8spark.lower.draft;

import dev.k8spark.job.ResolvedJob;

/** One feature of a job, written into the draft. A step is a pure function. */
public interface LoweringStep {

  /** Returns the draft with this feature; the same draft if the job does not use it. */
  Draft apply(ResolvedJob resolved, Draft draft);
}
