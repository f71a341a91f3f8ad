package dev.k8spark.rule.resources;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.Memory;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.Role;
import dev.k8spark.lower.Bundle;
import dev.k8spark.rule.Rule;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A pod has at least that much beside its heap as Spark would give it unasked. */
public final class OverheadLeast implements Rule {

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    ResolvedJob job = bundle.source();
    return Stream.concat(
        check(job, "driver", job.job().driver()), check(job, "executor", job.job().executor()));
  }

  private static Stream<Diagnostic> check(ResolvedJob job, String name, Role role) {
    @Nullable Memory given = role.memoryOverhead();
    long least = Role.LEAST_OVERHEAD.mebibytes();
    return given == null || given.mebibytes() >= least
        ? Stream.empty()
        : Stream.of(
            Diagnostic.of(
                    Code.OVERHEAD_TOO_SMALL,
                    job.spanOf(name, "memoryOverhead"),
                    "%d MiB beside the heap: the kernel ends such a pod although its heap is fine"
                        .formatted(given.mebibytes()))
                .withHelp("leave it out, or give at least %dm".formatted(least)));
  }
}
