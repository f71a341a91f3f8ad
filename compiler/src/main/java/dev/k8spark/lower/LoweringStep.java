package dev.k8spark.lower;

import dev.k8spark.job.ResolvedJob;

/** One feature of a job, written into the draft. A step is a pure function. */
public interface LoweringStep {

  Draft apply(ResolvedJob resolved, Draft draft);
}
