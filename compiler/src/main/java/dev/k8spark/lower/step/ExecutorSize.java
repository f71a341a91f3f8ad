package dev.k8spark.lower.step;

import dev.k8spark.job.CpuResources;
import dev.k8spark.job.ExecutorSettings;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.quantity.CpuAmount;
import dev.k8spark.quantity.MemoryAmount;
import org.jspecify.annotations.Nullable;

/** How large executors are: Spark sizes their pods from its configuration. */
public final class ExecutorSize implements LoweringStep {

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    ExecutorSettings executor = resolved.job().executor();
    Draft sized =
        draft
            .withConf("spark.executor.cores", String.valueOf(executor.cores()))
            .withConf("spark.executor.memory", executor.memory().toSparkNotation());
    return withCpu(withOverhead(sized, executor), executor.cpu());
  }

  /** Explicit always: in client mode Spark forgets that Python needs a larger share. */
  private static Draft withOverhead(Draft draft, ExecutorSettings executor) {
    @Nullable MemoryAmount overhead = executor.memoryOverhead();
    return overhead == null
        ? draft.withConf(
            "spark.executor.memoryOverheadFactor", String.valueOf(executor.memoryOverheadFactor()))
        : draft.withConf("spark.executor.memoryOverhead", overhead.toSparkNotation());
  }

  private static Draft withCpu(Draft draft, @Nullable CpuResources cpu) {
    return cpu == null
        ? draft
        : withAmount(
            withAmount(draft, "spark.kubernetes.executor.request.cores", cpu.request()),
            "spark.kubernetes.executor.limit.cores",
            cpu.limit());
  }

  private static Draft withAmount(Draft draft, String key, @Nullable CpuAmount amount) {
    return amount == null ? draft : draft.withConf(key, amount.toString());
  }
}
