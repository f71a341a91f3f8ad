package dev.k8spark.rule.resources;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.LimitedResource;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SparkJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.lower.PodMemory;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.TemplateVolumes;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What lies in memory fits beside the heap: its files count as the container's memory. */
public final class TmpfsWithinMemory implements Rule {

  private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1 << 20);

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    SparkJob job = bundle.source().job();
    return Stream.concat(
        check(bundle.source(), "driver", bundle.driver(), PodMemory.ofDriver(job)),
        check(bundle.source(), "executor", bundle.request(), PodMemory.ofExecutor(job)));
  }

  private static Stream<Diagnostic> check(ResolvedJob job, String role, Pod pod, PodMemory memory) {
    Set<String> mounted =
        pod.getSpec().getContainers().getFirst().getVolumeMounts().stream()
            .map(VolumeMount::getName)
            .collect(Collectors.toSet());
    BigDecimal wanted = BigDecimal.ZERO;
    for (Volume volume : pod.getSpec().getVolumes()) {
      if (mounted.contains(volume.getName()) && isTmpfs(volume)) {
        Quantity limit = volume.getEmptyDir().getSizeLimit();
        if (limit == null) {
          return Stream.of(unbounded(job, role, volume.getName()));
        }
        wanted = wanted.add(Quantity.getAmountInBytes(limit));
      }
    }
    BigDecimal room = BigDecimal.valueOf(memory.overhead()).multiply(MEBIBYTE);
    return wanted.compareTo(room) > 0
        ? Stream.of(tooLarge(job, role, wanted, memory))
        : Stream.empty();
  }

  private static boolean isTmpfs(Volume volume) {
    return volume.getEmptyDir() != null && "Memory".equals(volume.getEmptyDir().getMedium());
  }

  private static Diagnostic unbounded(ResolvedJob job, String role, String volume) {
    return Diagnostic.of(
            Code.TMPFS_OVER_MEMORY,
            TemplateVolumes.place(job, role),
            "the volume `%s` lies in memory and may grow until the pod is ended".formatted(volume))
        .withHelp("give it a `sizeLimit`, and `%s.memoryOverhead` as much more".formatted(role));
  }

  private static Diagnostic tooLarge(
      ResolvedJob job, String role, BigDecimal wanted, PodMemory memory) {
    return Diagnostic.of(
            Code.TMPFS_OVER_MEMORY,
            TemplateVolumes.place(job, role),
            "volumes in memory may take %s, and there are %dMi beside the heap"
                .formatted(Amount.ofResource(LimitedResource.MEMORY, wanted), memory.overhead()))
        .withHelp("raise `%s.memoryOverhead` by what they may take".formatted(role));
  }
}
