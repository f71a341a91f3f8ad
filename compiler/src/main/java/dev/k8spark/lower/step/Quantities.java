package dev.k8spark.lower.step;

import dev.k8spark.job.CpuAmount;
import dev.k8spark.job.Memory;
import io.fabric8.kubernetes.api.model.Quantity;

/** Amounts in the notations of Kubernetes and of Spark. */
final class Quantities {

  private Quantities() {}

  static Quantity of(Memory memory) {
    return new Quantity(memory.mebibytes() + "Mi");
  }

  static Quantity of(CpuAmount cpu) {
    return new Quantity(cpu.toString());
  }

  static String spark(Memory memory) {
    return memory.mebibytes() + "m";
  }
}
