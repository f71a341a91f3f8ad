package dev.k8spark.job;

import dev.k8spark.quantity.CpuAmount;
import dev.k8spark.quantity.MemoryAmount;
import org.jspecify.annotations.Nullable;

/** What driver and executors have in common: the size of a pod and the escape hatch. */
public sealed interface RoleSettings permits DriverSettings, ExecutorSettings {

  /**
   * The least heap that Spark starts with: one and a half times what it reserves, as {@code
   * UnifiedMemoryManager.getMaxMemory} wants.
   */
  MemoryAmount LEAST_HEAP = new MemoryAmount(450);

  /** The least that Spark adds to a heap. */
  MemoryAmount LEAST_OVERHEAD = new MemoryAmount(384);

  /** Task slots for an executor, threads for a driver; also the CPU request unless one is given. */
  int cores();

  /** The heap. */
  MemoryAmount memory();

  /**
   * What the pod has on top of the heap; absent: a share of it, by {@link #memoryOverheadFactor}.
   */
  @Nullable MemoryAmount memoryOverhead();

  double memoryOverheadFactor();

  @Nullable CpuResources cpu();

  /** Returns what the scheduler sets aside: the given request, else one CPU per core. */
  default CpuAmount cpuRequest() {
    @Nullable CpuResources cpu = cpu();
    return cpu == null || cpu.request() == null ? CpuAmount.ofCores(cores()) : cpu.request();
  }

  /** Returns what the kernel allows at most, where a limit is given. */
  default @Nullable CpuAmount cpuLimit() {
    @Nullable CpuResources cpu = cpu();
    return cpu == null ? null : cpu.limit();
  }

  @Nullable PodTemplate podTemplate();
}
