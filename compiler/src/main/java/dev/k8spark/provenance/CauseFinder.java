package dev.k8spark.provenance;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.lower.Lowering;
import dev.k8spark.source.KeyPath;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Looks for one cause of single places in one bundle, the likeliest first, and stops at the first
 * that is confirmed: what the user wrote before any default, a value before its mere presence.
 */
final class CauseFinder {

  private static final String TEMPLATE = "podTemplate";

  private final ResolvedJob job;
  private final List<CandidateCause> candidates;
  private final TreeComparison comparison;

  CauseFinder(Bundle bundle) {
    Mutants mutants = new Mutants();
    this.job = mutants.unscaled(bundle.source());
    boolean isWhole = job.job().equals(bundle.source().job());
    this.comparison = new TreeComparison(isWhole ? bundle : Lowering.lower(job));
    this.candidates = mutants.candidates(job);
  }

  /**
   * Returns why an entry is as it is; empty if it is not there, or if too many causes share in it.
   *
   * @param path keys and positions, from a root
   */
  Optional<Cause> find(KeyPath path) {
    return comparison
        .tree(path.first())
        .find(path)
        .flatMap(entry -> entry.leaf() ? causeOfLeaf(entry) : causeOfWhole(entry));
  }

  private Optional<Cause> causeOfLeaf(BundleTree.TreeEntry entry) {
    if (CauseTracer.parts(entry.path()).isPresent()) {
      return Optional.of(LeafSteps.ASSEMBLY);
    }
    Optional<Cause.Written> written =
        Stream.<Predicate<CandidateCause>>of(
                candidate -> isUsers(candidate) && !candidate.absent(),
                candidate -> isUsers(candidate) && candidate.absent(),
                candidate -> !isUsers(candidate) && !candidate.absent())
            .map(kind -> kind.and(candidate -> mayCause(candidate, entry.path())))
            .flatMap(kind -> confirmedCauses(kind, entry))
            .findFirst();
    return Optional.of(
        written.<Cause>map(cause -> cause).orElseGet(() -> comparison.step(entry.path())));
  }

  /** Returns the cause of what has parts: only what is written under the same name can be it. */
  private Optional<Cause> causeOfWhole(BundleTree.TreeEntry entry) {
    String name = lastName(entry.path().keys());
    return confirmedCauses(
            candidate -> isUsers(candidate) && candidate.cause().path().keys().contains(name),
            entry)
        .findFirst()
        .map(cause -> truncate(cause, name));
  }

  private Stream<Cause.Written> confirmedCauses(
      Predicate<CandidateCause> kind, BundleTree.TreeEntry entry) {
    return candidates.stream()
        .filter(kind)
        .sorted(
            Comparator.comparingInt((CandidateCause candidate) -> -likeness(candidate, entry))
                .thenComparingInt(candidate -> -candidate.cause().path().size()))
        .filter(candidate -> comparison.changes(candidate, entry.path()))
        .map(CandidateCause::cause);
  }

  /** Returns whether the names match: what a template says stands in the pod under its name. */
  private static boolean mayCause(CandidateCause candidate, LeafPath leaf) {
    List<String> path = candidate.cause().path().keys();
    return !path.contains(TEMPLATE) || leaf.keys().contains(lastName(path));
  }

  /** Returns how many words the two share, and two more if they have the same text. */
  private static int likeness(CandidateCause candidate, BundleTree.TreeEntry entry) {
    Set<String> words = Set.copyOf(List.of(entry.path().toString().split("[./]", -1)));
    long shared =
        candidate.cause().path().keys().stream().distinct().filter(words::contains).count();
    boolean isSame =
        candidate.cause().node().asText().filter(entry.value().toString()::equals).isPresent();
    return (int) shared + (isSame ? 2 : 0);
  }

  private boolean isUsers(CandidateCause candidate) {
    return candidate.cause() instanceof Cause.Value value && job.isUsers(value.node().span());
  }

  /** Turns the cause of a part into one of the whole, which ends at its name. */
  private Cause truncate(Cause.Written cause, String name) {
    List<String> path = cause.path().keys();
    int end = path.lastIndexOf(name) + 1;
    KeyPath whole = new KeyPath(path.subList(0, end));
    return new Cause.Value(whole, Objects.requireNonNull(job.find(whole.toArray())));
  }

  private static String lastName(List<String> keys) {
    return keys.stream().filter(key -> !key.matches("[0-9]+")).reduce((_, last) -> last).orElse("");
  }
}
