package dev.k8spark.lower.step;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.EnvVarSourceBuilder;
import io.fabric8.kubernetes.api.model.ObjectFieldSelectorBuilder;
import io.fabric8.kubernetes.api.model.SecretKeySelectorBuilder;

/** Environment variables whose values only Kubernetes knows. */
final class References {

  private References() {}

  static EnvVar secret(String variable, String secret, String key) {
    return variable(
        variable,
        new EnvVarSourceBuilder()
            .withSecretKeyRef(new SecretKeySelectorBuilder().withName(secret).withKey(key).build())
            .build());
  }

  /** A field of the pod itself, such as {@code status.podIP}. */
  static EnvVar field(String variable, String path) {
    return variable(
        variable,
        new EnvVarSourceBuilder()
            .withFieldRef(new ObjectFieldSelectorBuilder().withFieldPath(path).build())
            .build());
  }

  private static EnvVar variable(String name, EnvVarSource source) {
    return new EnvVarBuilder().withName(name).withValueFrom(source).build();
  }
}
