package dev.k8spark.enforce;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/**
 * What enforces a policy in one namespace of a cluster, in the order in which it is applied.
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
}
