package dev.k8spark.provenance;

import dev.k8spark.source.Node;
import java.util.List;

/**
 * One thing in a tree, and the trees in which it alone is otherwise.
 *
 * @param path where it stands
 * @param node what stands there
 * @param absent whether it is only taken away
 * @param trees ways to change it, some of which may not be valid
 */
record TreeMutation(List<String> path, Node node, boolean absent, List<Node.Mapping> trees) {}
