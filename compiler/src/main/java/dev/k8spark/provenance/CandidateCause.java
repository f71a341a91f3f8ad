package dev.k8spark.provenance;

import dev.k8spark.job.ResolvedJob;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One thing that may be a cause, and the jobs that differ in it, made when they are asked for.
 *
 * @param absent whether it is only taken away
 */
record CandidateCause(Cause.Written cause, boolean absent, Supplier<Stream<ResolvedJob>> changed) {

  /** Makes the jobs that differ in this one thing. */
  Stream<Mutant> mutants() {
    return changed.get().map(job -> new Mutant(cause, absent, job));
  }
}
