package dev.k8spark.rule.resources;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.lower.Bundle;
import dev.k8spark.rule.Containers;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.TemplateVolumes;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.stream.Stream;

/** Executors do not all write into one claim, which most storage gives to one node only. */
public final class ClaimPerExecutor implements Rule {

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    Pod pod = bundle.executor();
    return bundle.source().job().executor().instances().max() < 2
        ? Stream.empty()
        : pod.getSpec().getVolumes().stream()
            .filter(volume -> isWritten(pod, volume))
            .map(volume -> finding(bundle, volume));
  }

  private static boolean isWritten(Pod pod, Volume volume) {
    return volume.getPersistentVolumeClaim() != null
        && !Boolean.TRUE.equals(volume.getPersistentVolumeClaim().getReadOnly())
        && Containers.of(pod)
            .flatMap(container -> container.getVolumeMounts().stream())
            .anyMatch(
                mount ->
                    mount.getName().equals(volume.getName())
                        && !Boolean.TRUE.equals(mount.getReadOnly()));
  }

  private static Diagnostic finding(Bundle bundle, Volume volume) {
    return Diagnostic.of(
            Code.CLAIM_SHARED,
            TemplateVolumes.place(bundle.source(), "executor"),
            "all executors write into the claim `%s`"
                .formatted(volume.getPersistentVolumeClaim().getClaimName()))
        .withHelp(
            "mount it with `readOnly = true`, or give each executor its own with"
                + " `ephemeral.volumeClaimTemplate`; waive this where the storage is"
                + " ReadWriteMany");
  }
}
