package dev.k8spark.lower.step;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.lower.draft.PodDraft;
import dev.k8spark.lower.draft.PodFields;
import dev.k8spark.runtime.contract.PodContract;
import io.fabric8.kubernetes.api.model.DownwardAPIVolumeFile;
import io.fabric8.kubernetes.api.model.DownwardAPIVolumeFileBuilder;
import io.fabric8.kubernetes.api.model.DownwardAPIVolumeSource;
import io.fabric8.kubernetes.api.model.DownwardAPIVolumeSourceBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.List;

/**
 * Makes files of a pod's annotations. Each is mounted by {@code subPath}: without it the kubelet
 * would carry an edited annotation into a running pod. The runtime, which checks the files, tells
 * Spark where they are.
 */
public final class ConfigurationFiles implements LoweringStep {

  private static final String VOLUME = "k8spark-files";

  private static final AnnotationFile PASSWD =
      new AnnotationFile(PodContract.PASSWD_ANNOTATION, PodContract.PASSWD_FILE);

  private static final List<AnnotationFile> DRIVER =
      List.of(
          new AnnotationFile(PodContract.CONF_ANNOTATION, PodContract.CONF_FILE),
          new AnnotationFile(PodContract.TEMPLATE_ANNOTATION, PodContract.TEMPLATE_FILE),
          PASSWD);

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    return draft
        .mapDriver(pod -> withFiles(pod, DRIVER))
        .mapExecutor(pod -> withFiles(pod, List.of(PASSWD)));
  }

  private static PodDraft withFiles(PodDraft pod, List<AnnotationFile> files) {
    PodDraft result = pod.withVolume(volume(files));
    for (AnnotationFile file : files) {
      result = result.withMount(mount(file));
    }
    return result;
  }

  private static Volume volume(List<AnnotationFile> files) {
    DownwardAPIVolumeSource source =
        new DownwardAPIVolumeSourceBuilder()
            .withItems(files.stream().map(ConfigurationFiles::item).toList())
            .build();
    return new VolumeBuilder().withName(VOLUME).withDownwardAPI(source).build();
  }

  private static DownwardAPIVolumeFile item(AnnotationFile file) {
    String path = "metadata.annotations['%s']".formatted(file.annotation());
    return new DownwardAPIVolumeFileBuilder()
        .withPath(file.name())
        .withFieldRef(PodFields.select(path))
        .build();
  }

  private static VolumeMount mount(AnnotationFile file) {
    return new VolumeMountBuilder()
        .withName(VOLUME)
        .withMountPath(file.path())
        .withSubPath(file.name())
        .withReadOnly(true)
        .build();
  }
}
