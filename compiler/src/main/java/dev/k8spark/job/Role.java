package dev.k8spark.job;

import org.jspecify.annotations.Nullable;

/** What driver and executors have in common: the size of a pod and the escape hatch. */
public sealed interface Role permits Driver, Executor {

  /**
   * The least heap that Spark starts with: one and a half times what it reserves, as {@code
   * UnifiedMemoryManager.getMaxMemory} wants.
   */
  Memory LEAST_HEAP = new Memory(450);

  /** The least that Spark adds to a heap. */
  Memory LEAST_OVERHEAD = new Memory(384);

  /** Task slots for an executor, threads for a driver; also the CPU request unless told apart. */
  int cores();

  /** The heap. */
  Memory memory();

  /**
   * What the pod has on top of the heap; absent: a share of it, by {@link #memoryOverheadFactor}.
   */
  @Nullable Memory memoryOverhead();

  double memoryOverheadFactor();

  @Nullable Cpu cpu();

  /** What the scheduler sets aside: as told, else as much as there are cores. */
  default CpuAmount cpuRequest() {
    @Nullable Cpu cpu = cpu();
    return cpu == null || cpu.request() == null ? CpuAmount.ofCores(cores()) : cpu.request();
  }

  /** What the kernel allows at most, where it was told. */
  default @Nullable CpuAmount cpuLimit() {
    @Nullable Cpu cpu = cpu();
    return cpu == null ? null : cpu.limit();
  }

  @Nullable PodTemplate podTemplate();
}
