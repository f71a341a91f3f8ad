package dev.k8spark.rehearsal;

import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.runtime.contract.PodRole;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Secret that a job's pods do not start without.
 *
 * @param key absent where all its keys are taken, whatever they are
 * @param purpose such as {@code variable API_KEY}
 * @param role the pod's
 */
record RequiredSecret(String secret, @Nullable String key, String purpose, String role) {

  /** All uses, the driver's first. */
  static List<RequiredSecret> of(CompiledJob manifests) {
    List<RequiredSecret> uses = new ArrayList<>();
    PodSpec driver = manifests.job().getSpec().getTemplate().getSpec();
    new UseCollector(PodRole.DRIVER.word(), driver, manifests.conf(), uses).all();
    new UseCollector(
            PodRole.EXECUTOR.word(), manifests.executor().getSpec(), manifests.conf(), uses)
        .all();
    return List.copyOf(uses);
  }

  /** One pod's uses, put into a list. */
  private record UseCollector(
      String role, PodSpec pod, SortedMap<String, String> conf, List<RequiredSecret> uses) {

    void all() {
      variables(CompiledJob.sparks(pod));
      pod.getVolumes().forEach(this::volume);
    }

    private void variables(Container container) {
      for (EnvFromSource source : container.getEnvFrom()) {
        if (source.getSecretRef() != null) {
          add(
              source.getSecretRef().getName(),
              null,
              "variables",
              source.getSecretRef().getOptional());
        }
      }
      for (EnvVar variable : container.getEnv()) {
        @Nullable SecretKeySelector from =
            variable.getValueFrom() == null ? null : variable.getValueFrom().getSecretKeyRef();
        if (from != null) {
          add(from.getName(), from.getKey(), purpose(variable.getName()), from.getOptional());
        }
      }
    }

    private String purpose(String variable) {
      @Nullable String key = conf.get(PodContract.SECRET_KEY_PROPERTY_PREFIX + variable);
      return key == null ? "variable " + variable : key + " of Spark";
    }

    private void volume(Volume volume) {
      if (volume.getSecret() != null) {
        files(
            volume.getSecret().getSecretName(),
            volume.getSecret().getItems(),
            volume,
            volume.getSecret().getOptional());
      } else if (volume.getProjected() != null) {
        for (VolumeProjection source : volume.getProjected().getSources()) {
          if (source.getSecret() != null) {
            files(
                source.getSecret().getName(),
                source.getSecret().getItems(),
                volume,
                source.getSecret().getOptional());
          }
        }
      }
    }

    private void files(
        String secret, List<KeyToPath> items, Volume volume, @Nullable Boolean optional) {
      String places =
          Stream.concat(pod.getContainers().stream(), pod.getInitContainers().stream())
              .flatMap(container -> container.getVolumeMounts().stream())
              .filter(mount -> mount.getName().equals(volume.getName()))
              .map(VolumeMount::getMountPath)
              .distinct()
              .collect(Collectors.joining(", "));
      if (items.isEmpty()) {
        add(secret, null, "files in " + places, optional);
      }
      for (KeyToPath item : items) {
        add(secret, item.getKey(), "file " + item.getPath() + " in " + places, optional);
      }
    }

    private void add(
        String secret, @Nullable String key, String purpose, @Nullable Boolean optional) {
      if (!Boolean.TRUE.equals(optional)) {
        uses.add(new RequiredSecret(secret, key, purpose, role));
      }
    }
  }
}
