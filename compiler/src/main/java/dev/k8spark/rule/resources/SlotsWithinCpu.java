package dev.k8spark.rule.resources;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.RoleSettings;
import dev.k8spark.quantity.CpuAmount;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.runtime.contract.PodRole;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** No more tasks run at a time than the pod's CPU limit, rounded up, has cores for. */
public final class SlotsWithinCpu extends Rule {

  private static final long CORE = 1000;

  public SlotsWithinCpu() {
    super(
        Code.SLOTS_OVER_CPU,
        RuleCategory.RESOURCES,
        "No more tasks run at a time than the CPU limit has cores for.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    return Stream.concat(
        check(job, PodRole.DRIVER, job.job().driver()),
        check(job, PodRole.EXECUTOR, job.job().executor()));
  }

  private Stream<Diagnostic> check(ResolvedJob job, PodRole role, RoleSettings size) {
    @Nullable CpuAmount limit = size.cpuLimit();
    return limit == null || size.cores() <= Math.ceilDiv(limit.millicores(), CORE)
        ? Stream.empty()
        : Stream.of(
            report(
                    job.spanOf(role.word(), "cpu", "limit"),
                    "%d task slots share %s of CPU".formatted(size.cores(), limit))
                .withHelp("lower `%s.cores`, or raise `cpu.limit`".formatted(role.word())));
  }
}
