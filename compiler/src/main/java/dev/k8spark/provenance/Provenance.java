package dev.k8spark.provenance;

import java.util.List;

/**
 * Why every leaf of a job's manifests, of its executors' pod and of its Spark configuration is as
 * it is.
 */
public record Provenance(List<ManifestLeaf> leaves) {

  public Provenance {
    leaves = List.copyOf(leaves);
  }

  /** Returns the leaves whose path ends with a text, such as {@code limits.memory}. */
  public List<ManifestLeaf> find(String suffix) {
    return leaves.stream().filter(leaf -> leaf.path().endsWith(suffix)).toList();
  }

  /** Returns the leaves without a cause: none, if the bundle is what lowering made. */
  public List<ManifestLeaf> unexplained() {
    return leaves.stream().filter(leaf -> leaf.causes().isEmpty()).toList();
  }
}
