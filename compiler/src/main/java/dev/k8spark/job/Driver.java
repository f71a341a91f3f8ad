package dev.k8spark.job;

import org.jspecify.annotations.Nullable;

/** The driver's pod. */
public record Driver(
    int cores,
    Memory memory,
    @Nullable Memory memoryOverhead,
    double memoryOverheadFactor,
    @Nullable Cpu cpu,
    @Nullable PodTemplate podTemplate)
    implements Role {

  Driver withMemory(Memory heap, @Nullable Memory overhead) {
    return new Driver(cores, heap, overhead, memoryOverheadFactor, cpu, podTemplate);
  }
}
