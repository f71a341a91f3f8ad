package dev.k8spark.job;

import dev.k8spark.quantity.MemoryAmount;
import org.jspecify.annotations.Nullable;

/** The driver's pod. */
public record DriverSettings(
    int cores,
    MemoryAmount memory,
    @Nullable MemoryAmount memoryOverhead,
    double memoryOverheadFactor,
    @Nullable CpuResources cpu,
    @Nullable PodTemplate podTemplate)
    implements RoleSettings {

  DriverSettings withMemory(MemoryAmount heap, @Nullable MemoryAmount overhead) {
    return new DriverSettings(cores, heap, overhead, memoryOverheadFactor, cpu, podTemplate);
  }
}
