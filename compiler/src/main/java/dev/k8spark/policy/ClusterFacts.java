package dev.k8spark.policy;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the cluster that the manifests are for.
 *
 * @param kubernetes its version, such as {@code 1.36}; absent where nobody said
 */
public record ClusterFacts(@Nullable String kubernetes, ApiServer apiServer) {}
