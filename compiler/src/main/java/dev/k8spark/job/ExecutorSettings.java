package dev.k8spark.job;

import dev.k8spark.quantity.MemoryAmount;
import org.jspecify.annotations.Nullable;

/**
 * The executors' pods.
 *
 * @param instances how many there are
 */
public record ExecutorSettings(
    InstanceCount instances,
    int cores,
    MemoryAmount memory,
    @Nullable MemoryAmount memoryOverhead,
    double memoryOverheadFactor,
    @Nullable CpuResources cpu,
    @Nullable PodTemplate podTemplate)
    implements RoleSettings {

  ExecutorSettings withInstances(InstanceCount other) {
    return new ExecutorSettings(
        other, cores, memory, memoryOverhead, memoryOverheadFactor, cpu, podTemplate);
  }

  ExecutorSettings withMemory(MemoryAmount heap, @Nullable MemoryAmount overhead) {
    return new ExecutorSettings(
        instances, cores, heap, overhead, memoryOverheadFactor, cpu, podTemplate);
  }
}
