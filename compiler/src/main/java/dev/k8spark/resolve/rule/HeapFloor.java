package dev.k8spark.resolve.rule;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.RoleSettings;
import dev.k8spark.runtime.contract.PodRole;
import java.util.stream.Stream;

/** Heaps are as large as Spark wants them: it stops at once on a smaller one. */
final class HeapFloor implements JobRule {

  @Override
  public Stream<Diagnostic> check(ResolvedJob resolved) {
    return Stream.of(PodRole.values()).flatMap(role -> check(resolved, role));
  }

  private static Stream<Diagnostic> check(ResolvedJob resolved, PodRole role) {
    return resolved.job().settings(role).memory().mebibytes() >= RoleSettings.LEAST_HEAP.mebibytes()
        ? Stream.empty()
        : Stream.of(
            Diagnostic.of(
                    Code.WRONG_VALUE,
                    resolved.spanOf(role.word(), "memory"),
                    "Spark does not start with a heap of less than %d MiB"
                        .formatted(RoleSettings.LEAST_HEAP.mebibytes()))
                .withHelp("`512m` is enough"));
  }
}
