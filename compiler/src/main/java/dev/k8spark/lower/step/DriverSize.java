package dev.k8spark.lower.step;

import dev.k8spark.job.DriverSettings;
import dev.k8spark.job.PodMemory;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.lower.draft.PodDraft;
import dev.k8spark.quantity.CpuAmount;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Memory and CPU of the driver's pod, as Spark would size a driver that it started itself. */
public final class DriverSize implements LoweringStep {

  private static final String MEMORY = "memory";

  private static final String CPU = "cpu";

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    Quantity memory = new Quantity(PodMemory.ofDriver(resolved.job()).total().toString());
    return draft.mapDriver(pod -> sized(pod, resolved.job().driver(), memory));
  }

  private static PodDraft sized(PodDraft pod, DriverSettings driver, Quantity memory) {
    ResourceRequirements given =
        Objects.requireNonNullElseGet(pod.container().getResources(), ResourceRequirements::new);
    ResourceRequirementsBuilder edited =
        new ResourceRequirementsBuilder(given)
            .addToRequests(MEMORY, memory)
            .addToLimits(MEMORY, memory)
            .addToRequests(CPU, new Quantity(driver.cpuRequest().toString()));
    @Nullable CpuAmount limit = driver.cpuLimit();
    ResourceRequirements whole =
        limit == null
            ? edited.build()
            : edited.addToLimits(CPU, new Quantity(limit.toString())).build();
    return pod.editContainer(container -> container.withResources(whole));
  }
}
