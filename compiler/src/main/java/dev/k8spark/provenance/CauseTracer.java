package dev.k8spark.provenance;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.lower.Lowering;
import dev.k8spark.runtime.contract.PodContract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds causes by mutation: lowering is pure, so whatever comes out otherwise when one thing is
 * changed was caused by that thing. The steps do not know of it.
 */
public final class CauseTracer {

  /** Leaves that hold the text of others, or a hash over it. */
  private static final Map<String, Cause> PARTS =
      Map.of(
          "annotations." + PodContract.CONF_ANNOTATION, new Cause.Parts(BundleTree.CONF),
          "annotations." + PodContract.TEMPLATE_ANNOTATION, new Cause.Parts(BundleTree.EXECUTOR),
          "env." + PodContract.CONF_SHA256 + ".value", new Cause.Parts(BundleTree.CONF),
          "env." + PodContract.TEMPLATE_SHA256 + ".value", new Cause.Parts(BundleTree.EXECUTOR));

  private final Mutants mutants = new Mutants();

  /** Returns the leaves of a bundle with their causes, which are known of what lowering made. */
  public Provenance trace(Bundle bundle) {
    Map<LeafPath, ManifestLeaf> lowered = new HashMap<>();
    lowered(bundle.source()).forEach(leaf -> lowered.put(leaf.path(), leaf));
    return new Provenance(
        BundleTree.requested(bundle).leaves().entrySet().stream()
            .map(
                entry -> {
                  ManifestLeaf leaf = lowered.get(entry.getKey());
                  return leaf != null && leaf.value().equals(entry.getValue())
                      ? leaf
                      : new ManifestLeaf(entry.getKey(), entry.getValue(), List.of());
                })
            .toList());
  }

  private List<ManifestLeaf> lowered(ResolvedJob job) {
    BundleTree tree = BundleTree.requested(Lowering.lower(job));
    Map<LeafPath, List<Mutant>> changing = changing(job, tree);
    Map<LeafPath, Cause.Step> steps = LeafSteps.find(job, tree, tree.leaves().keySet());
    List<ManifestLeaf> leaves = new ArrayList<>();
    tree.leaves()
        .forEach(
            (path, value) -> {
              Cause step = steps.getOrDefault(path, LeafSteps.SPARK);
              List<Mutant> mutants = changing.getOrDefault(path, List.of());
              leaves.add(new ManifestLeaf(path, value, causes(path, mutants, step)));
            });
    return leaves;
  }

  private Map<LeafPath, List<Mutant>> changing(ResolvedJob job, BundleTree tree) {
    Map<LeafPath, List<Mutant>> changing = new HashMap<>();
    mutants
        .generate(job)
        .forEach(
            mutant ->
                tree.changedIn(BundleTree.requested(Lowering.lower(mutant.changed())))
                    .forEach(
                        path ->
                            changing.computeIfAbsent(path, _ -> new ArrayList<>()).add(mutant)));
    return changing;
  }

  private static List<Cause> causes(LeafPath path, List<Mutant> changing, Cause step) {
    return parts(path)
        .map(parts -> List.of(parts, LeafSteps.ASSEMBLY))
        .orElseGet(() -> Stream.concat(written(changing), Stream.of(step)).toList());
  }

  /** Returns what was written; what a leaf merely needs counts only if nothing else causes it. */
  private static Stream<Cause> written(List<Mutant> changing) {
    List<Cause> direct = changing.stream().filter(p -> !p.absent()).map(Mutant::cause).toList();
    List<Cause> causes = direct.isEmpty() ? changing.stream().map(Mutant::cause).toList() : direct;
    return causes.stream()
        .distinct()
        .filter(cause -> !direct.isEmpty() || causes.stream().noneMatch(o -> isWithin(o, cause)));
  }

  private static boolean isWithin(Cause inner, Cause outer) {
    return inner instanceof Cause.Written in
        && outer instanceof Cause.Written out
        && in.path().size() > out.path().size()
        && in.path().startsWith(out.path());
  }

  static Optional<Cause> parts(LeafPath path) {
    return PARTS.entrySet().stream()
        .filter(part -> path.endsWith(part.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
