package dev.k8spark.emit;

import dev.k8spark.lower.Bundle;

/**
 * A job's manifests, of which only those are written that are asked for.
 *
 * @param bundle the manifests as objects
 */
public record JobManifests(Bundle bundle, ManifestWriter writer) {

  /** A part of the manifests as YAML: a stream that others may stand before and behind. */
  public String yaml(ManifestPart part) {
    return writer.write(bundle, part);
  }

  /** The executor's pod as YAML, as the driver will ask Kubernetes for it. */
  public String executorPodYaml() {
    return writer.executorPod(bundle);
  }
}
