package dev.k8spark.provenance;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Lowering;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which step of lowering wrote a leaf. */
final class Steps {

  /** What comes after the steps. */
  static final Cause.Step ASSEMBLY = new Cause.Step("Assembly");

  /** What Spark writes into executors' pods. */
  static final Cause.Step SPARK = new Cause.Step("ExecutorRequest");

  private Steps() {}

  /** The first step after which each leaf is as it is in the end; none for what Spark writes. */
  static Map<LeafPath, Cause.Step> of(ResolvedJob job, BundleTree tree, Set<LeafPath> wanted) {
    Set<String> roots =
        wanted.stream().map(path -> path.keys().getFirst()).collect(Collectors.toSet());
    Map<LeafPath, Cause.Step> steps = new HashMap<>();
    Set<LeafPath> open = new HashSet<>(wanted);
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
