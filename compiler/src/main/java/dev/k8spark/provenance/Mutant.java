package dev.k8spark.provenance;

import dev.k8spark.job.ResolvedJob;

/**
 * A job that differs from another in one thing.
 *
 * @param cause the thing: it causes all in which the two are lowered differently
 * @param absent whether it is only taken away, which tells less: much may hang on it
 */
record Mutant(Cause cause, boolean absent, ResolvedJob changed) {}
