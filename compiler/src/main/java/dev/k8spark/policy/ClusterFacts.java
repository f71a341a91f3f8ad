package dev.k8spark.policy;

/**
 * What is known of the cluster that the manifests are for.
 *
 * @param kubernetes its version, such as {@code 1.36}
 */
public record ClusterFacts(String kubernetes, ApiServer apiServer) {}
