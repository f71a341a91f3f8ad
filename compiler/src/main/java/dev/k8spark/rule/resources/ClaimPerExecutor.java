package dev.k8spark.rule.resources;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.rule.Containers;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.rule.TemplateVolumes;
import dev.k8spark.runtime.contract.PodRole;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.stream.Stream;

/** Executors do not all write into one claim, which most storage gives to one node only. */
public final class ClaimPerExecutor extends Rule {

  public ClaimPerExecutor() {
    super(Code.CLAIM_SHARED, RuleCategory.RESOURCES, "Executors do not all write into one claim.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    Pod pod = context.bundle().executor();
    return context.job().job().executor().instances().max() < 2
        ? Stream.empty()
        : pod.getSpec().getVolumes().stream()
            .filter(volume -> isWritten(pod, volume))
            .map(volume -> reportShared(context, volume));
  }

  private static boolean isWritten(Pod pod, Volume volume) {
    return volume.getPersistentVolumeClaim() != null
        && !Boolean.TRUE.equals(volume.getPersistentVolumeClaim().getReadOnly())
        && Containers.stream(pod)
            .flatMap(container -> container.getVolumeMounts().stream())
            .anyMatch(
                mount ->
                    mount.getName().equals(volume.getName())
                        && !Boolean.TRUE.equals(mount.getReadOnly()));
  }

  private Diagnostic reportShared(RuleContext context, Volume volume) {
    return report(
            TemplateVolumes.locate(context.job(), PodRole.EXECUTOR),
            "all executors write into the claim `%s`"
                .formatted(volume.getPersistentVolumeClaim().getClaimName()))
        .withHelp(
            "mount it with `readOnly = true`, or give each executor its own with"
                + " `ephemeral.volumeClaimTemplate`; waive this where the storage is"
                + " ReadWriteMany");
  }
}
