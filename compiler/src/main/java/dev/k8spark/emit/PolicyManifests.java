package dev.k8spark.emit;

import dev.k8spark.enforce.NamespaceManifests;
import dev.k8spark.source.SourceFile;

/**
 * What enforces a policy in one namespace, of which only what is asked for is written.
 *
 * @param source the policy's file
 * @param manifests the objects
 */
public record PolicyManifests(
    SourceFile source, NamespaceManifests manifests, ManifestWriter writer) {

  /** The namespace in which the policy holds. */
  public String namespace() {
    return manifests.namespace();
  }

  /** A part of the manifests as YAML: a stream that others may stand before and behind. */
  public String yaml(ManifestPart part) {
    return writer.write(source, manifests, part);
  }
}
