package dev.k8spark.job;

import dev.k8spark.policy.Policy;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A complete job with all that came with it, so that a later phase can still point at the user's
 * line. Paths are keys, and positions in lists.
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

  /** The same place by place, with a job that is smaller than the tree says. */
  public ResolvedJob shrunk(@Nullable ScaleDown shrink) {
    return shrink == null
        ? this
        : new ResolvedJob(shrink.of(job), tree, document, policy, identity);
  }

  /** The value at a path, if something stands there. */
  public @Nullable Node find(String... path) {
    @Nullable Node node = tree;
    for (String key : path) {
      node = Node.childOf(node, key);
    }
    return node;
  }

  /** Where the value at a path was written; else its nearest ancestor; else the file's start. */
  public Span spanOf(String... path) {
    return place(false, path);
  }

  /** The same for the key rather than the value, where there is one. */
  public Span placeOf(String... path) {
    return place(true, path);
  }

  /** The same where the user wrote it: a default is nobody's line, and the name stands for it. */
  public Span usersPlaceOf(String... path) {
    Span place = placeOf(path);
    return isUsers(place) ? place : placeOf("name");
  }

  /** Whether the user wrote it, or the command line says it: no default, nor a policy's. */
  public boolean isUsers(Span place) {
    return !place.file().isShipped()
        && policy.documents().stream().noneMatch(file -> file.source().equals(place.file()));
  }

  private Span place(boolean key, String... path) {
    Span nearest = new Span(document.source(), 0, 0);
    @Nullable Node node = tree;
    for (String name : path) {
      Node next = Node.childOf(node, name);
      if (next == null) {
        return nearest;
      }
      Node.Entry entry =
          key && node instanceof Node.Mapping mapping ? mapping.entries().get(name) : null;
      nearest = entry == null ? next.span() : entry.key();
      node = next;
    }
    return nearest;
  }
}
