package dev.k8spark.provenance;

import dev.k8spark.source.KeyPath;
import dev.k8spark.source.Node;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** One reason for which a leaf of a manifest is as it is. */
public sealed interface Cause {

  /** Somebody wrote it: with this text, the leaf changes. */
  sealed interface Written extends Cause {
    /** Where it stands in the merged job, or in the policy file. */
    KeyPath path();

    Node node();

    /** What was written, and what it beat in lower layers, the winner first. */
    default List<Node> chain() {
      return Stream.<Node>iterate(node(), Objects::nonNull, Node::overridden).toList();
    }
  }

  /** A value of the job, whichever layer it is from. */
  record Value(KeyPath path, Node node) implements Written {}

  /** A fact of the cluster, from a policy file. */
  record Fact(KeyPath path, Node node) implements Written {}

  /** All that the user's layers say, and the run id: the leaf holds a hash over it. */
  record Identity() implements Cause {}

  /**
   * Other leaves: this one holds their text, or a hash over it.
   *
   * @param root the first key of their paths
   */
  record Parts(String root) implements Cause {}

  /**
   * The rule that wrote the leaf. Alone, it says that the leaf is the same in every such job.
   *
   * @param name the class of the lowering step, or of what comes after the steps
   */
  record Step(String name) implements Cause {}
}
