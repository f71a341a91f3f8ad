package dev.k8spark.lower.step;

import dev.k8spark.lower.draft.PodDraft;
import dev.k8spark.lower.draft.PodFields;
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
 * Annotations of a pod as files of one volume. Each is mounted by {@code subPath}: without it the
 * kubelet would carry an edited annotation into a running pod.
 */
record AnnotationFiles(String volume, List<AnnotationFile> files) {

  PodDraft mountIn(PodDraft pod) {
    PodDraft result = pod.withVolume(makeVolume());
    for (AnnotationFile file : files) {
      result = result.withMount(makeMount(file));
    }
    return result;
  }

  private Volume makeVolume() {
    DownwardAPIVolumeSource source =
        new DownwardAPIVolumeSourceBuilder()
            .withItems(files.stream().map(AnnotationFiles::makeItem).toList())
            .build();
    return new VolumeBuilder().withName(volume).withDownwardAPI(source).build();
  }

  private static DownwardAPIVolumeFile makeItem(AnnotationFile file) {
    String path = "metadata.annotations['%s']".formatted(file.annotation());
    return new DownwardAPIVolumeFileBuilder()
        .withPath(file.name())
        .withFieldRef(PodFields.select(path))
        .build();
  }

  private VolumeMount makeMount(AnnotationFile file) {
    return new VolumeMountBuilder()
        .withName(volume)
        .withMountPath(file.path())
        .withSubPath(file.name())
        .withReadOnly(true)
        .build();
  }
}
