package dev.k8spark.cel;

import io.fabric8.kubernetes.api.model.KubernetesResource;
import org.jspecify.annotations.Nullable;

/**
 * A name that a rule may use.
 *
 * @param model what Kubernetes puts there, so that a field that is not there is found before any
 *     run; absent where it may be anything
 */
public record VariableDeclaration(
    String name, @Nullable Class<? extends KubernetesResource> model) {

  public static VariableDeclaration of(String name, Class<? extends KubernetesResource> model) {
    return new VariableDeclaration(name, model);
  }

  public static VariableDeclaration ofAnything(String name) {
    return new VariableDeclaration(name, null);
  }
}
