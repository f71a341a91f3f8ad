package dev.k8spark.lower.step;

import dev.k8spark.job.Cpu;
import dev.k8spark.job.CpuAmount;
import dev.k8spark.job.Executor;
import dev.k8spark.job.Memory;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Draft;
import dev.k8spark.lower.LoweringStep;
import org.jspecify.annotations.Nullable;

/** How large executors are: Spark sizes their pods from its configuration. */
public final class ExecutorSize implements LoweringStep {

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    Executor executor = resolved.job().executor();
    Draft sized =
        draft
            .withConf("spark.executor.cores", String.valueOf(executor.cores()))
            .withConf("spark.executor.memory", Quantities.spark(executor.memory()));
    return withCpu(withOverhead(sized, executor), executor.cpu());
  }

  /** Explicit always: in client mode Spark forgets that Python needs a larger share. */
  private static Draft withOverhead(Draft draft, Executor executor) {
    @Nullable Memory overhead = executor.memoryOverhead();
    return overhead == null
        ? draft.withConf(
            "spark.executor.memoryOverheadFactor", String.valueOf(executor.memoryOverheadFactor()))
        : draft.withConf("spark.executor.memoryOverhead", Quantities.spark(overhead));
  }

  private static Draft withCpu(Draft draft, @Nullable Cpu cpu) {
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
