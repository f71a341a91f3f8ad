package dev.k8spark.job;

import org.jspecify.annotations.Nullable;

/** What driver and executors have in common: the size of a pod and the escape hatch. */
public sealed interface Role permits Driver, Executor {

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

  @Nullable PodTemplate podTemplate();
}
