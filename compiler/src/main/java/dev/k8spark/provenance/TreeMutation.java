package dev.k8spark.provenance;

import dev.k8spark.source.KeyPath;
import dev.k8spark.source.Node;
import java.util.List;

/**
 * One value of a tree, and the trees that differ from it in this value alone.
 *
 * @param path where it stands
 * @param node what stands there
 * @param absent whether it is only taken away
 * @param trees the mutated trees, some of which may not be valid
 */
record TreeMutation(KeyPath path, Node node, boolean absent, List<Node.Mapping> trees) {}
