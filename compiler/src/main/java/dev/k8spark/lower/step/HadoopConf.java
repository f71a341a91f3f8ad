package dev.k8spark.lower.step;

import dev.k8spark.job.HadoopSettings;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.lower.draft.PodDraft;
import dev.k8spark.runtime.contract.PodContract;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hadoop's configuration: files of a ConfigMap, which the runtime puts before the class path, and
 * single properties.
 */
public final class HadoopConf implements LoweringStep {

  private static final String VOLUME = "k8spark-hadoop";

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    HadoopSettings hadoop = resolved.job().hadoop();
    Draft result = draft;
    for (Map.Entry<String, String> property : hadoop.conf().entrySet()) {
      result = result.withConf("spark.hadoop." + property.getKey(), property.getValue());
    }
    @Nullable String configMap = hadoop.configMap();
    return configMap == null ? result : result.mapPods(pod -> withFiles(pod, configMap));
  }

  private static PodDraft withFiles(PodDraft pod, String configMap) {
    Volume volume =
        new VolumeBuilder()
            .withName(VOLUME)
            .withNewConfigMap()
            .withName(configMap)
            .endConfigMap()
            .build();
    return pod.withMountedVolume(volume, PodContract.HADOOP_CONF, true);
  }
}
