package dev.k8spark.provenance;

import dev.k8spark.lower.Bundle;
import dev.k8spark.lower.Lowering;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares a bundle with those of its candidate causes; each is lowered once, on demand. */
final class TreeComparison {

  private final Bundle bundle;
  private final IdentityHashMap<CandidateCause, List<Bundle>> others = new IdentityHashMap<>();
  private final Map<String, BundleTree> trees = new HashMap<>();
  private final Map<String, IdentityHashMap<CandidateCause, Set<LeafPath>>> changed =
      new HashMap<>();
  private final Map<String, Map<LeafPath, Cause.Step>> steps = new HashMap<>();

  TreeComparison(Bundle bundle) {
    this.bundle = bundle;
  }

  BundleTree tree(String root) {
    return trees.computeIfAbsent(root, name -> BundleTree.requested(bundle, name));
  }

  /** Returns whether a candidate changes a place, or anything below it. */
  boolean changes(CandidateCause candidate, LeafPath place) {
    String root = place.keys().getFirst();
    return changed
        .computeIfAbsent(root, _ -> new IdentityHashMap<>())
        .computeIfAbsent(candidate, cause -> changed(cause, root))
        .stream()
        .anyMatch(path -> path.isWithin(place));
  }

  private Set<LeafPath> changed(CandidateCause candidate, String root) {
    Set<LeafPath> paths = new HashSet<>();
    others
        .computeIfAbsent(candidate, cause -> cause.changed().get().map(Lowering::lower).toList())
        .forEach(other -> paths.addAll(tree(root).changedIn(BundleTree.requested(other, root))));
    return paths;
  }

  /** Returns the step that wrote a leaf. */
  Cause step(LeafPath leaf) {
    return steps
        .computeIfAbsent(leaf.keys().getFirst(), this::steps)
        .getOrDefault(leaf, LeafSteps.SPARK);
  }

  private Map<LeafPath, Cause.Step> steps(String root) {
    BundleTree tree = tree(root);
    return LeafSteps.find(bundle.source(), tree, tree.leaves().keySet());
  }
}
