package dev.k8spark.resolve.rule;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import java.util.stream.Stream;

/** A Job that vanishes may be started again by a tool that keeps a cluster as files say. */
final class LifetimeRule implements JobRule {

  @Override
  public Stream<Diagnostic> check(ResolvedJob resolved) {
    return resolved.job().ttlAfterFinished() == null
        ? Stream.empty()
        : Stream.of(
            Diagnostic.of(
                    Code.TTL_RUNS_AGAIN,
                    resolved.spanOf("ttlAfterFinished"),
                    "a GitOps tool starts the job again once Kubernetes has removed it")
                .withHelp("with such a tool, leave `ttlAfterFinished` out"));
  }
}
