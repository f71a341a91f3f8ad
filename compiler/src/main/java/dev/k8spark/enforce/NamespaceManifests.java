package dev.k8spark.enforce;

import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.policy.Policy;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/**
 * What holds a policy in one namespace of a cluster, in the order in which it is applied.
 *
 * @param access the namespace, its quota and network, and who may do what in it
 * @param admission policies of the whole cluster that are bound to the namespace
 */
public record NamespaceManifests(
    String namespace, List<HasMetadata> access, List<HasMetadata> admission) {

  public NamespaceManifests {
    access = List.copyOf(access);
    admission = List.copyOf(admission);
  }

  /** Cannot fail; what admission cannot hold is noted. */
  public static Outcome<NamespaceManifests> of(Policy laws, String namespace) {
    return new Outcome<>(
        new NamespaceManifests(
            namespace,
            new NamespaceObjects(laws, namespace).all(),
            AdmissionPolicies.of(laws, namespace)),
        new UnenforceableRules(laws, namespace).notes());
  }
}
