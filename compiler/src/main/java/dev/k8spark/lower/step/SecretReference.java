package dev.k8spark.lower.step;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.EnvVarSourceBuilder;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.SecretKeySelectorBuilder;

/** An environment variable that Kubernetes fills from a Secret. */
final class SecretReference {

  private SecretReference() {}

  static EnvVar create(String variable, String secret, String key) {
    SecretKeySelector selector =
        new SecretKeySelectorBuilder().withName(secret).withKey(key).build();
    EnvVarSource source = new EnvVarSourceBuilder().withSecretKeyRef(selector).build();
    return new EnvVarBuilder().withName(variable).withValueFrom(source).build();
  }
}
