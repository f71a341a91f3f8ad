package dev.k8spark.resolve.rule;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import java.util.stream.Stream;

/** One thing that must hold of a complete job. */
interface JobRule {

  Stream<Diagnostic> check(ResolvedJob resolved);
}
