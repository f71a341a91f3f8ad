package dev.k8spark.lower.step;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.RuntimeSource;
import dev.k8spark.job.SparkJob;
import dev.k8spark.lower.draft.ContainerSize;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.lower.draft.PodDraft;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.source.Located;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings the runtime into pods whose image holds only Spark: a container of the policy's image
 * copies it before the others start. It asks for as much as the Spark container, so that the pod
 * wants no more of a node than without it, stays in its class of service and in each range.
 */
public final class InjectedRuntime implements LoweringStep {

  private static final String NAME = "k8spark-runtime";

  /** Where the image of the runtime has its files. */
  private static final String SOURCE = "/k8spark/";

  /** Ample for the runtime, tini and two short files, which are 3 MB. */
  private static final Quantity SIZE = new Quantity("32Mi");

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    @Nullable Located<String> image = resolved.policy().cluster().runtime();
    SparkJob job = resolved.job();
    return image == null || job.runtime() != RuntimeSource.INJECTED
        ? draft
        : draft
            .mapDriver(pod -> inject(pod, copy(job, PodRole.DRIVER, image.value())))
            .mapExecutor(pod -> inject(pod, copy(job, PodRole.EXECUTOR, image.value())));
  }

  private static PodDraft inject(PodDraft pod, Container copy) {
    Volume volume =
        new VolumeBuilder()
            .withName(NAME)
            .withNewEmptyDir()
            .withSizeLimit(SIZE)
            .endEmptyDir()
            .build();
    List<Container> all =
        Stream.concat(Stream.of(copy), pod.spec().getInitContainers().stream()).toList();
    return pod.editSpec(spec -> spec.withInitContainers(all))
        .withMountedVolume(volume, PodContract.RUNTIME_HOME, true);
  }

  private static Container copy(SparkJob job, PodRole role, String image) {
    String line = SOURCE + job.sparkVersion();
    return new ContainerBuilder()
        .withName(NAME)
        .withImage(image)
        .withImagePullPolicy(job.imagePullPolicy())
        .withCommand(
            "/bin/busybox",
            "cp",
            SOURCE + "k8spark-runtime.jar",
            SOURCE + "tini",
            line + "/driver.args",
            line + "/executor.args",
            PodContract.RUNTIME_HOME + "/")
        .withResources(ContainerSize.find(job, role, null))
        .withSecurityContext(RestrictedPods.containerContext(null))
        .withTerminationMessagePolicy("FallbackToLogsOnError")
        .addNewVolumeMount()
        .withName(NAME)
        .withMountPath(PodContract.RUNTIME_HOME)
        .endVolumeMount()
        .build();
  }
}
