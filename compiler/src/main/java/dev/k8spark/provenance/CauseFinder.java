package dev.k8spark.provenance;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.lower.Lowering;
import dev.k8spark.source.Node;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Looks for one cause of single places in one bundle, the likeliest first, and stops when it is
 * found: the user's word before anybody's default, a value before the mere presence of one.
 */
final class CauseFinder {

  private static final String TEMPLATE = "podTemplate";

  private final ResolvedJob job;
  private final List<CandidateCause> suspects;
  private final Comparison comparison;

  CauseFinder(Bundle bundle) {
    Mutants probes = new Mutants();
    this.job = probes.whole(bundle.source());
    boolean isWhole = job.job().equals(bundle.source().job());
    this.comparison = new Comparison(isWhole ? bundle : Lowering.lower(job));
    this.suspects = probes.suspects(job);
  }

  /**
   * Why something is as it is; none, if it is not there, or if too many have a part in it.
   *
   * @param path keys and positions, from a root
   */
  Optional<Cause> cause(List<String> path) {
    return comparison
        .tree(path.getFirst())
        .at(path)
        .flatMap(spot -> spot.leaf() ? ofLeaf(spot) : ofWhole(spot));
  }

  private Optional<Cause> ofLeaf(BundleTree.Spot spot) {
    if (Tracer.parts(spot.path()).isPresent()) {
      return Optional.of(Steps.ASSEMBLY);
    }
    Optional<Cause.Written> written =
        Stream.<Predicate<CandidateCause>>of(
                one -> isUsers(one) && !one.absent(),
                one -> isUsers(one) && one.absent(),
                one -> !isUsers(one) && !one.absent())
            .map(kind -> kind.and(one -> mayCause(one, spot.path())))
            .flatMap(kind -> guilty(kind, spot))
            .findFirst();
    return Optional.of(
        written.<Cause>map(cause -> cause).orElseGet(() -> comparison.step(spot.path())));
  }

  /** Of what has parts, only those are to blame who write it under its own name. */
  private Optional<Cause> ofWhole(BundleTree.Spot spot) {
    String name = lastName(spot.path().keys());
    return guilty(one -> isUsers(one) && one.cause().path().contains(name), spot)
        .findFirst()
        .map(cause -> upTo(cause, name));
  }

  private Stream<Cause.Written> guilty(Predicate<CandidateCause> kind, BundleTree.Spot spot) {
    return suspects.stream()
        .filter(kind)
        .sorted(
            Comparator.comparingInt((CandidateCause one) -> -likeness(one, spot))
                .thenComparingInt(one -> -one.cause().path().size()))
        .filter(one -> comparison.changes(one, spot.path()))
        .map(CandidateCause::cause);
  }

  /** What a pod template says stands in the pod under the same name. */
  private static boolean mayCause(CandidateCause one, LeafPath leaf) {
    List<String> path = one.cause().path();
    return !path.contains(TEMPLATE) || leaf.keys().contains(lastName(path));
  }

  /** How many words the two share, and whether they have the same text. */
  private static int likeness(CandidateCause one, BundleTree.Spot spot) {
    Set<String> words = Set.copyOf(List.of(spot.path().toString().split("[./]", -1)));
    long shared = one.cause().path().stream().distinct().filter(words::contains).count();
    boolean isSame =
        one.cause().node() instanceof Node.Text text
            && text.value().equals(spot.value().toString());
    return (int) shared + (isSame ? 2 : 0);
  }

  private boolean isUsers(CandidateCause one) {
    return one.cause() instanceof Cause.Value value && job.isUsers(value.node().span());
  }

  /** The cause of a part is taken for one of the whole, up to its name. */
  private Cause upTo(Cause.Written cause, String name) {
    List<String> path = cause.path();
    int end = path.lastIndexOf(name) + 1;
    List<String> whole = path.subList(0, end);
    return new Cause.Value(whole, Objects.requireNonNull(job.find(whole.toArray(String[]::new))));
  }

  private static String lastName(List<String> keys) {
    return keys.stream().filter(key -> !key.matches("[0-9]+")).reduce((_, last) -> last).orElse("");
  }
}
