package dev.k8spark.policy;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the cluster that the manifests are for.
 *
 * @param kubernetes its version, such as {@code 1.36}; absent where nobody said
 */
public record ClusterFacts(@Nullable String kubernetes, ApiServer apiServer) {

  private static final String NEWEST = "1.36";

  /** The version by which rules are judged: the newest that is known, where nobody said one. */
  public String rulesVersion() {
    return kubernetes == null ? NEWEST : kubernetes;
  }
}
