package dev.k8spark.lower.step;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.data.UsedStores;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.policy.DataStore.CertificateSource;
import dev.k8spark.runtime.contract.PodContract;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.List;

/** Certificates of the stores that the job uses, as files that the runtime of both roles trusts. */
public final class StoreCertificates implements LoweringStep {

  private static final String VOLUME = "k8spark-certificates-";

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    List<CertificateSource> sources = UsedStores.certificates(resolved);
    Draft result = draft;
    for (int at = 0; at < sources.size(); at++) {
      Volume volume = volume(VOLUME + at, sources.get(at));
      String folder = PodContract.CERTIFICATES + at;
      result = result.mapPods(pod -> pod.withMountedVolume(volume, folder, true));
    }
    return result;
  }

  private static Volume volume(String name, CertificateSource source) {
    VolumeBuilder volume = new VolumeBuilder().withName(name);
    return source.configMap() != null
        ? volume.withNewConfigMap().withName(source.configMap()).endConfigMap().build()
        : volume.withNewSecret().withSecretName(source.secret()).endSecret().build();
  }
}
