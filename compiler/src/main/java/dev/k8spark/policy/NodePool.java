package dev.k8spark.policy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one node of a pool has, and what a pod needs to run there.
 *
 * @param cpu what a pod can get of one node; null where nobody said
 * @param memory likewise
 * @param nodeSelector the labels that choose its nodes
 * @param tolerations the taints that its pods must bear
 */
public record NodePool(
    @Nullable String cpu,
    @Nullable String memory,
    Map<String, String> nodeSelector,
    List<TaintToleration> tolerations) {

  public NodePool {
    nodeSelector = Map.copyOf(nodeSelector);
    tolerations = List.copyOf(tolerations);
  }

  /** A taint that a pod bears, in Kubernetes' words. */
  public record TaintToleration(
      @Nullable String key,
      @Nullable String operator,
      @Nullable String value,
      @Nullable String effect) {}
}
