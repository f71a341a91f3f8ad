package dev.k8spark.provenance;

import dev.k8spark.lower.Bundle;
import dev.k8spark.lower.Lowering;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A bundle beside those that come of its suspects: each is lowered once, when it is needed. */
final class Comparison {

  private final Bundle bundle;
  private final IdentityHashMap<CandidateCause, List<Bundle>> others = new IdentityHashMap<>();
  private final Map<String, BundleTree> trees = new HashMap<>();
  private final Map<String, IdentityHashMap<CandidateCause, Set<LeafPath>>> changed =
      new HashMap<>();
  private final Map<String, Map<LeafPath, Cause.Step>> steps = new HashMap<>();

  Comparison(Bundle bundle) {
    this.bundle = bundle;
  }

  BundleTree tree(String root) {
    return trees.computeIfAbsent(root, name -> BundleTree.requested(bundle, name));
  }

  /** Whether a place, or anything below it, comes out otherwise. */
  boolean changes(CandidateCause suspect, LeafPath place) {
    String root = place.keys().getFirst();
    return changed
        .computeIfAbsent(root, _ -> new IdentityHashMap<>())
        .computeIfAbsent(suspect, one -> changed(one, root))
        .stream()
        .anyMatch(path -> path.isWithin(place));
  }

  private Set<LeafPath> changed(CandidateCause suspect, String root) {
    Set<LeafPath> paths = new HashSet<>();
    others
        .computeIfAbsent(suspect, one -> one.changed().get().map(Lowering::lower).toList())
        .forEach(other -> paths.addAll(tree(root).changedIn(BundleTree.requested(other, root))));
    return paths;
  }

  /** What wrote a leaf. */
  Cause step(LeafPath leaf) {
    return steps
        .computeIfAbsent(leaf.keys().getFirst(), this::steps)
        .getOrDefault(leaf, Steps.SPARK);
  }

  private Map<LeafPath, Cause.Step> steps(String root) {
    BundleTree tree = tree(root);
    return Steps.of(bundle.source(), tree, tree.leaves().keySet());
  }
}
