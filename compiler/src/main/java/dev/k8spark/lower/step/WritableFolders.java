package dev.k8spark.lower.step;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.lower.draft.PodDraft;
import dev.k8spark.runtime.contract.PodContract;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;

/**
 * The only folders that Spark can write. A pod template may give a volume of one of these names
 * another kind or size.
 */
public final class WritableFolders implements LoweringStep {

  private static final String TEMPORARY = "tmp";

  private static final String TEMPORARY_PATH = "/tmp";

  private static final String WORK_DIR = "work-dir";

  /** By this name Spark knows a volume of an executor's template as its scratch space. */
  private static final String LOCAL_DIR = "spark-local-dir-1";

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    return draft
        .mapPods(pod -> withFolder(pod, TEMPORARY, TEMPORARY_PATH))
        .mapPods(pod -> withFolder(pod, WORK_DIR, PodContract.WORK_DIR))
        .mapPods(pod -> withFolder(pod, LOCAL_DIR, PodContract.LOCAL_DIR))
        .mapPods(pod -> pod.editContainer(c -> c.withWorkingDir(PodContract.WORK_DIR)))
        .mapDriver(pod -> pod.withEnv("SPARK_LOCAL_DIRS", PodContract.LOCAL_DIR));
  }

  /** The mount of the folder for temporary files, which all containers of a pod share. */
  static VolumeMount temporary() {
    return mount(TEMPORARY, TEMPORARY_PATH);
  }

  private static PodDraft withFolder(PodDraft pod, String name, String path) {
    return pod.withVolumeUnlessGiven(volume(name)).withMount(mount(name, path));
  }

  private static Volume volume(String name) {
    return new VolumeBuilder().withName(name).withEmptyDir(new EmptyDirVolumeSource()).build();
  }

  private static VolumeMount mount(String name, String path) {
    return new VolumeMountBuilder().withName(name).withMountPath(path).build();
  }
}
