package dev.k8spark.rule.resources;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.rule.PodSize;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.runtime.contract.PodRole;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.stream.Stream;

/** Executors' scratch space has a bound: a node that runs full evicts its other pods, too. */
public final class ScratchBounded extends Rule {

  private static final String STORAGE = "ephemeral-storage";

  /** The volume of Spark's scratch space. */
  private static final String SCRATCH = "spark-local-dir-1";

  public ScratchBounded() {
    super(
        Code.SCRATCH_UNLIMITED,
        RuleCategory.RESOURCES,
        "The scratch space of executors has a bound.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    Pod pod = context.defaultedExecutor();
    return !hasOpenScratch(pod) || new PodSize(pod).limit(STORAGE).signum() > 0
        ? Stream.empty()
        : Stream.of(
            report(
                    context.job().usersPlaceOf(PodRole.EXECUTOR.word()),
                    "executors may fill their node's disk with shuffle files")
                .withHelp(
                    "in `executor.podTemplate`, give the volume `spark-local-dir-1` a `sizeLimit`,"
                        + " or the Spark container a limit of `ephemeral-storage`"));
  }

  private static boolean hasOpenScratch(Pod pod) {
    return pod.getSpec().getVolumes().stream()
        .filter(volume -> SCRATCH.equals(volume.getName()))
        .anyMatch(volume -> isOpen(volume.getEmptyDir()));
  }

  private static boolean isOpen(EmptyDirVolumeSource folder) {
    return folder != null && folder.getSizeLimit() == null;
  }
}
