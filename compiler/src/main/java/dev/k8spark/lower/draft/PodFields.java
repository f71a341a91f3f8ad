package dev.k8spark.lower.draft;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.EnvVarSourceBuilder;
import io.fabric8.kubernetes.api.model.ObjectFieldSelector;
import io.fabric8.kubernetes.api.model.ObjectFieldSelectorBuilder;

/** Fields of a pod that only Kubernetes knows, such as {@code status.podIP}. */
public final class PodFields {

  private PodFields() {}

  /** With the version that Kubernetes would fill in: else a second apply would find a change. */
  public static ObjectFieldSelector select(String path) {
    return new ObjectFieldSelectorBuilder().withApiVersion("v1").withFieldPath(path).build();
  }

  /** Makes a variable that Kubernetes fills from a field of the pod. */
  public static EnvVar createVariable(String name, String path) {
    return new EnvVarBuilder()
        .withName(name)
        .withValueFrom(new EnvVarSourceBuilder().withFieldRef(select(path)).build())
        .build();
  }
}
