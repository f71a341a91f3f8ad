package dev.k8spark.rule.resources;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.CpuAmount;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.Role;
import dev.k8spark.lower.Bundle;
import dev.k8spark.rule.Rule;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** No more tasks run at a time than the pod's CPU limit, rounded up, has cores for. */
public final class SlotsWithinCpu implements Rule {

  private static final long CORE = 1000;

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    ResolvedJob job = bundle.source();
    return Stream.concat(
        check(job, "driver", job.job().driver()), check(job, "executor", job.job().executor()));
  }

  private static Stream<Diagnostic> check(ResolvedJob job, String name, Role role) {
    @Nullable CpuAmount limit = role.cpuLimit();
    return limit == null || role.cores() <= Math.ceilDiv(limit.millicores(), CORE)
        ? Stream.empty()
        : Stream.of(
            Diagnostic.of(
                    Code.SLOTS_OVER_CPU,
                    job.spanOf(name, "cpu", "limit"),
                    "%d task slots share %s of CPU".formatted(role.cores(), limit))
                .withHelp("lower `%s.cores`, or raise `cpu.limit`".formatted(name)));
  }
}
