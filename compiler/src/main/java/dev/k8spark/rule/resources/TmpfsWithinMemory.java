package dev.k8spark.rule.resources;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.PodMemory;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SparkJob;
import dev.k8spark.quantity.LimitedResource;
import dev.k8spark.quantity.ResourceAmount;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.rule.TemplateVolumes;
import dev.k8spark.runtime.contract.PodRole;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What lies in memory fits beside the heap: its files count as the container's memory. */
public final class TmpfsWithinMemory extends Rule {

  private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1 << 20);

  public TmpfsWithinMemory() {
    super(Code.TMPFS_OVER_MEMORY, RuleCategory.RESOURCES, "Volumes in memory fit beside the heap.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    SparkJob job = context.job().job();
    return Stream.concat(
        check(context.job(), PodRole.DRIVER, context.bundle().driver(), PodMemory.ofDriver(job)),
        check(
            context.job(),
            PodRole.EXECUTOR,
            context.bundle().request(),
            PodMemory.ofExecutor(job)));
  }

  private Stream<Diagnostic> check(ResolvedJob job, PodRole role, Pod pod, PodMemory memory) {
    Set<String> mounted =
        pod.getSpec().getContainers().getFirst().getVolumeMounts().stream()
            .map(VolumeMount::getName)
            .collect(Collectors.toSet());
    BigDecimal sum = BigDecimal.ZERO;
    for (Volume volume : pod.getSpec().getVolumes()) {
      if (mounted.contains(volume.getName()) && isTmpfs(volume)) {
        Quantity limit = volume.getEmptyDir().getSizeLimit();
        if (limit == null) {
          return Stream.of(reportUnbounded(job, role, volume.getName()));
        }
        sum = sum.add(Quantity.getAmountInBytes(limit));
      }
    }
    BigDecimal room = BigDecimal.valueOf(memory.overhead()).multiply(MEBIBYTE);
    return sum.compareTo(room) > 0
        ? Stream.of(reportTooLarge(job, role, sum, memory))
        : Stream.empty();
  }

  private static boolean isTmpfs(Volume volume) {
    return volume.getEmptyDir() != null && "Memory".equals(volume.getEmptyDir().getMedium());
  }

  private Diagnostic reportUnbounded(ResolvedJob job, PodRole role, String volume) {
    return report(
            TemplateVolumes.locate(job, role),
            "the volume `%s` lies in memory and may grow until the pod is ended".formatted(volume))
        .withHelp(
            "give it a `sizeLimit`, and `%s.memoryOverhead` as much more".formatted(role.word()));
  }

  private Diagnostic reportTooLarge(
      ResolvedJob job, PodRole role, BigDecimal sum, PodMemory memory) {
    return report(
            TemplateVolumes.locate(job, role),
            "volumes in memory may take %s, and there are %dMi beside the heap"
                .formatted(
                    ResourceAmount.ofResource(LimitedResource.MEMORY, sum), memory.overhead()))
        .withHelp("raise `%s.memoryOverhead` by what they may take".formatted(role.word()));
  }
}
