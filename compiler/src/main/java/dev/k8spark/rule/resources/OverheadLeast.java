package dev.k8spark.rule.resources;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.RoleSettings;
import dev.k8spark.quantity.MemoryAmount;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.runtime.contract.PodRole;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A pod has at least that much beside its heap as Spark would give it unasked. */
public final class OverheadLeast extends Rule {

  public OverheadLeast() {
    super(
        Code.OVERHEAD_TOO_SMALL,
        RuleCategory.RESOURCES,
        "A pod has 384 MiB or more beside its heap.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    return Stream.concat(
        check(job, PodRole.DRIVER, job.job().driver()),
        check(job, PodRole.EXECUTOR, job.job().executor()));
  }

  private Stream<Diagnostic> check(ResolvedJob job, PodRole role, RoleSettings size) {
    @Nullable MemoryAmount given = size.memoryOverhead();
    long least = RoleSettings.LEAST_OVERHEAD.mebibytes();
    return given == null || given.mebibytes() >= least
        ? Stream.empty()
        : Stream.of(
            report(
                    job.spanOf(role.word(), "memoryOverhead"),
                    "%d MiB beside the heap: the kernel ends such a pod although its heap is fine"
                        .formatted(given.mebibytes()))
                .withHelp("leave it out, or give at least %dm".formatted(least)));
  }
}
