package dev.k8spark.provenance;

import java.util.List;

/**
 * Why every leaf of a job's manifests, of its executors' pod and of its Spark configuration is as
 * it is.
 */
public record Provenance(List<Leaf> leaves) {

  public Provenance {
    leaves = List.copyOf(leaves);
  }

  /** The leaves whose path ends so, such as {@code limits.memory}. */
  public List<Leaf> find(String suffix) {
    return leaves.stream().filter(leaf -> leaf.path().endsWith(suffix)).toList();
  }

  /** The leaves that nothing accounts for: none, if the bundle is what lowering made. */
  public List<Leaf> unexplained() {
    return leaves.stream().filter(leaf -> leaf.causes().isEmpty()).toList();
  }
}
