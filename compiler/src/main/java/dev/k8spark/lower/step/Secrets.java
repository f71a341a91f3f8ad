package dev.k8spark.lower.step;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SecretUse;
import dev.k8spark.lower.data.DataPlan;
import dev.k8spark.lower.data.DataPlanner;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.lower.draft.ObjectNames;
import dev.k8spark.lower.draft.PodDraft;
import dev.k8spark.runtime.contract.PodContract;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.SecretVolumeSourceBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Brings Secrets into the pods by reference, so that no manifest holds one. */
public final class Secrets implements LoweringStep {

  /** For the pod's group only: {@code 0440}. */
  private static final int READ_ONLY = 0440;

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    Draft result = draft;
    int properties = 0;
    for (Map.Entry<String, SecretUse> secret : resolved.job().secrets().entrySet()) {
      SecretUse use = secret.getValue();
      result = withEnv(result, secret.getKey(), use);
      result = withMount(result, secret.getKey(), use.mountPath());
      for (Map.Entry<String, String> property : use.conf().entrySet()) {
        result = withConf(result, secret.getKey(), property, properties);
        properties++;
      }
    }
    return withData(resolved, result, properties);
  }

  /** Credentials of data that Spark or Hadoop takes as properties. */
  private static Draft withData(ResolvedJob resolved, Draft draft, int first) {
    Draft result = draft;
    int properties = first;
    for (Map.Entry<String, DataPlan> plan : DataPlanner.plan(resolved).entrySet()) {
      @Nullable String secret = resolved.job().requireData(plan.getKey()).secret();
      for (Map.Entry<String, String> property : plan.getValue().secretConf().entrySet()) {
        result = withConf(result, Objects.requireNonNull(secret), property, properties);
        properties++;
      }
    }
    return result;
  }

  private static Draft withEnv(Draft draft, String secret, SecretUse use) {
    Draft result = draft;
    for (Map.Entry<String, String> variable : use.env().entrySet()) {
      EnvVar reference = SecretReference.create(variable.getKey(), secret, variable.getValue());
      result = result.mapPods(pod -> pod.withEnv(reference));
    }
    return result;
  }

  /** The driver gets the value in a variable and, in its configuration, what it is for. */
  private static Draft withConf(
      Draft draft, String secret, Map.Entry<String, String> property, int number) {
    String variable = PodContract.SECRET_CONF_PREFIX + number;
    EnvVar reference = SecretReference.create(variable, secret, property.getValue());
    return draft
        .mapDriver(pod -> pod.withEnv(reference))
        .withConf(PodContract.SECRET_KEY_PROPERTY_PREFIX + variable, property.getKey());
  }

  private static Draft withMount(Draft draft, String secret, @Nullable String path) {
    return path == null ? draft : draft.mapPods(pod -> mounted(pod, secret, path));
  }

  private static PodDraft mounted(PodDraft pod, String secret, String path) {
    String name = ObjectNames.secretVolume(secret);
    SecretVolumeSource source =
        new SecretVolumeSourceBuilder().withSecretName(secret).withDefaultMode(READ_ONLY).build();
    Volume volume = new VolumeBuilder().withName(name).withSecret(source).build();
    return pod.withMountedVolume(volume, path, true);
  }
}
