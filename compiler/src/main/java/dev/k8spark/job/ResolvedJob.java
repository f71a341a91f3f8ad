package dev.k8spark.job;

import dev.k8spark.policy.Policy;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A complete job with all that came with it, so that a later phase can still point at the user's
 * line. Paths are keys, and positions in lists.
 *
 * @param job what is meant
 * @param tree the merged layers, references replaced: each node knows its place and what it
 *     overrides
 * @param document the job file
 * @param policy what the namespace allows, and the facts of its cluster
 * @param identity what makes the Job's name change: hex of a hash over what the user's layers say,
 *     a format version and the run id
 * @param code the files beside the job file that the job runs; in the tree, the URIs that they get
 *     in the driver's pod stand in place of their paths
 */
public record ResolvedJob(
    SparkJob job,
    Node.Mapping tree,
    Document document,
    Policy policy,
    String identity,
    List<CodeFile> code) {

  public ResolvedJob {
    code = List.copyOf(code);
  }

  /** Makes a job whose code is in its image. */
  public ResolvedJob(
      SparkJob job, Node.Mapping tree, Document document, Policy policy, String identity) {
    this(job, tree, document, policy, identity, List.of());
  }

  /** Returns the same tree with a job that means something else than it says. */
  public ResolvedJob withJob(SparkJob other) {
    return withJob(other, tree);
  }

  /** Returns the same job file with another tree, and the job that it means. */
  public ResolvedJob withJob(SparkJob other, Node.Mapping otherTree) {
    return new ResolvedJob(other, otherTree, document, policy, identity, code);
  }

  /** Returns the same job under another policy. */
  public ResolvedJob withPolicy(Policy other) {
    return new ResolvedJob(job, tree, document, other, identity, code);
  }

  /** Returns the same job with another identity. */
  public ResolvedJob withIdentity(String other) {
    return new ResolvedJob(job, tree, document, policy, other, code);
  }

  /** Returns the value at a path, if something stands there. */
  public @Nullable Node find(String... path) {
    return tree.find(path).orElse(null);
  }

  /**
   * Returns where the value at a path was written; else its nearest ancestor; else the file's
   * start.
   */
  public Span spanOf(String... path) {
    return place(false, path);
  }

  /** Returns the place of the key rather than of the value, where there is one. */
  public Span placeOf(String... path) {
    return place(true, path);
  }

  /** Returns the place if the user wrote it; else the place of the job's name. */
  public Span usersPlaceOf(String... path) {
    Span place = placeOf(path);
    return isUsers(place) ? place : placeOf("name");
  }

  /** Returns whether the user or the command line wrote it: no default, nor a policy's. */
  public boolean isUsers(Span place) {
    return !place.file().isShipped()
        && policy.documents().stream().noneMatch(file -> file.source().equals(place.file()));
  }

  private Span place(boolean key, String... path) {
    Span nearest = new Span(document.source(), 0, 0);
    Node node = tree;
    for (String name : path) {
      Node next = Node.childOf(node, name);
      if (next == null) {
        return nearest;
      }
      Node.Entry entry = key ? node.entries().get(name) : null;
      nearest = entry == null ? next.span() : entry.key();
      node = next;
    }
    return nearest;
  }
}
