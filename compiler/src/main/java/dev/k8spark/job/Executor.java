package dev.k8spark.job;

import org.jspecify.annotations.Nullable;

/**
 * The executors' pods.
 *
 * @param instances how many there are
 */
public record Executor(
    Instances instances,
    int cores,
    Memory memory,
    @Nullable Memory memoryOverhead,
    double memoryOverheadFactor,
    @Nullable Cpu cpu,
    @Nullable PodTemplate podTemplate)
    implements Role {

  Executor withInstances(Instances other) {
    return new Executor(
        other, cores, memory, memoryOverhead, memoryOverheadFactor, cpu, podTemplate);
  }

  Executor withMemory(Memory heap, @Nullable Memory overhead) {
    return new Executor(instances, cores, heap, overhead, memoryOverheadFactor, cpu, podTemplate);
  }
}
