package dev.k8spark.lower.step;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;

/** One key of a Secret as a file of the same name, which the pod's group may read. */
final class SecretKeyFile {

  private static final int GROUP_MAY_READ = 0440;

  private SecretKeyFile() {}

  static Volume create(String volume, String secret, String key) {
    return new VolumeBuilder()
        .withName(volume)
        .withNewSecret()
        .withSecretName(secret)
        .withDefaultMode(GROUP_MAY_READ)
        .addNewItem()
        .withKey(key)
        .withPath(key)
        .endItem()
        .endSecret()
        .build();
  }
}
