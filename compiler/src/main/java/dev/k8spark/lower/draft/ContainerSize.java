package dev.k8spark.lower.draft;

import dev.k8spark.job.PodMemory;
import dev.k8spark.job.RoleSettings;
import dev.k8spark.job.SparkJob;
import dev.k8spark.quantity.CpuAmount;
import dev.k8spark.runtime.contract.PodRole;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Memory and CPU of the Spark container of a role, as Spark sizes the pods that it starts. */
public final class ContainerSize {

  private static final String MEMORY = "memory";

  private static final String CPU = "cpu";

  private ContainerSize() {}

  /**
   * Returns what a container of a role asks for.
   *
   * @param given what its template asks for besides, such as processors for graphics
   */
  public static ResourceRequirements find(
      SparkJob job, PodRole role, @Nullable ResourceRequirements given) {
    RoleSettings settings = job.settings(role);
    PodMemory size =
        switch (role) {
          case DRIVER -> PodMemory.ofDriver(job);
          case EXECUTOR -> PodMemory.ofExecutor(job);
        };
    Quantity memory = new Quantity(size.total().toString());
    ResourceRequirementsBuilder edited =
        new ResourceRequirementsBuilder(
                Objects.requireNonNullElseGet(given, ResourceRequirements::new))
            .addToRequests(MEMORY, memory)
            .addToLimits(MEMORY, memory)
            .addToRequests(CPU, new Quantity(settings.cpuRequest().toString()));
    @Nullable CpuAmount limit = settings.cpuLimit();
    return limit == null
        ? edited.build()
        : edited.addToLimits(CPU, new Quantity(limit.toString())).build();
  }
}
