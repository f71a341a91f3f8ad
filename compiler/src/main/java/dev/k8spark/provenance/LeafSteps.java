package dev.k8spark.provenance;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Lowering;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the step of lowering that wrote a leaf. */
final class LeafSteps {

  /** What comes after the steps. */
  static final Cause.Step ASSEMBLY = new Cause.Step("BundleAssembly");

  /** What Spark writes into executors' pods. */
  static final Cause.Step SPARK = new Cause.Step("ExecutorRequest");

  private LeafSteps() {}

  /** Returns the first step after which each leaf has its final value; none if Spark writes it. */
  static Map<LeafPath, Cause.Step> find(ResolvedJob job, BundleTree tree, Set<LeafPath> paths) {
    Set<String> roots =
        paths.stream().map(path -> path.keys().getFirst()).collect(Collectors.toSet());
    Map<LeafPath, Cause.Step> steps = new HashMap<>();
    Set<LeafPath> open = new HashSet<>(paths);
    for (int n = 0; n <= Lowering.STEPS.size() && !open.isEmpty(); n++) {
      Cause.Step step =
          n == 0 ? ASSEMBLY : new Cause.Step(Lowering.STEPS.get(n - 1).getClass().getSimpleName());
      Set<LeafPath> done = new HashSet<>(open);
      done.removeAll(tree.changedIn(BundleTree.drafted(Lowering.lower(job, n), roots)));
      done.forEach(path -> steps.put(path, step));
      open.removeAll(done);
    }
    return steps;
  }
}
