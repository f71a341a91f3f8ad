package dev.k8spark.job;

import dev.k8spark.policy.Policy;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A complete job with all that came with it, so that a later phase can still point at the user's
 * line.
 *
 * @param job what is meant
 * @param tree the merged layers, references replaced: each node knows who wrote it and whom it beat
 * @param document the job file
 * @param policy what the namespace allows, and the facts of its cluster
 * @param identity what makes the Job's name change: hex of a hash over what the user's layers say,
 *     a format version and the run id
 */
public record ResolvedJob(
    SparkJob job, Node.Mapping tree, Document document, Policy policy, String identity) {

  /** Where the value at a path was written; else its nearest ancestor; else the whole file. */
  public Span spanOf(String... path) {
    Span nearest = new Span(document.source(), 0, 0);
    @Nullable Node node = tree;
    for (String key : path) {
      node = node instanceof Node.Mapping mapping ? mapping.get(key) : null;
      if (node == null) {
        return nearest;
      }
      nearest = node.span();
    }
    return nearest;
  }
}
