package dev.k8spark.lint;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Fix;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.lower.Bundle;
import dev.k8spark.source.Document;
import dev.k8spark.source.EntryRemoval;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the waivers of a job that no environment needs: only those are reported as unused, and only
 * those have a fix. The fix of the last one removes the key, too.
 *
 * @param outcomes of all environments; none where some were not looked at
 */
record NeedlessWaivers(Document document, List<Outcome<Bundle>> outcomes) {

  private static final String KEY = "waivers";

  /** Returns the diagnostics without those of waivers that some environment needs. */
  List<Diagnostic> filter(List<Diagnostic> diagnostics) {
    List<Set<Diagnostic>> found =
        outcomes.stream().map(outcome -> Set.copyOf(outcome.diagnostics())).toList();
    List<Diagnostic> kept =
        diagnostics.stream()
            .flatMap(diagnostic -> keep(diagnostic, found).stream())
            .distinct()
            .toList();
    Node.@Nullable Entry waivers = document.root().entries().get(KEY);
    return waivers != null && waivers.value() instanceof Node.Mapping map && !areNeeded(map, kept)
        ? kept.stream()
            .map(
                diagnostic ->
                    diagnostic.fix() == null ? diagnostic : fixWhole(diagnostic, waivers, map))
            .toList()
        : kept;
  }

  private Optional<Diagnostic> keep(Diagnostic diagnostic, List<Set<Diagnostic>> found) {
    boolean isNeedless =
        !found.isEmpty() && found.stream().allMatch(outcome -> outcome.contains(diagnostic));
    if (isNeedless || diagnostic.code() != Code.WAIVER_UNUSED) {
      boolean keepsFix = isNeedless || diagnostic.code() != Code.WAIVER_EXPIRED;
      return Optional.of(keepsFix ? diagnostic : diagnostic.withFix(null));
    }
    return Optional.empty();
  }

  private static boolean areNeeded(Node.Mapping waivers, List<Diagnostic> diagnostics) {
    Set<Span> needless =
        diagnostics.stream()
            .filter(NeedlessWaivers::hasFix)
            .map(Diagnostic::span)
            .collect(Collectors.toSet());
    return !waivers.entries().values().stream()
        .allMatch(waiver -> needless.contains(waiver.key()) && isWithin(waiver, waivers.span()));
  }

  private static boolean hasFix(Diagnostic diagnostic) {
    return diagnostic.fix() != null
        && (diagnostic.code() == Code.WAIVER_UNUSED || diagnostic.code() == Code.WAIVER_EXPIRED);
  }

  private static boolean isWithin(Node.Entry waiver, Span all) {
    return all.start() <= waiver.key().start() && waiver.key().end() <= all.end();
  }

  /** What YAML would read as null is not left behind: then the author has to look. */
  private static Diagnostic fixWhole(Diagnostic diagnostic, Node.Entry waivers, Node.Mapping map) {
    if (!hasFix(diagnostic)) {
      return diagnostic;
    }
    boolean isBlock = !map.span().text().startsWith("{") && isBehind(waivers);
    Fix alone = Objects.requireNonNull(diagnostic.fix());
    return new EntryRemoval(waivers)
        .toEdit()
        .map(
            edit ->
                diagnostic.withFix(new Fix("remove `%s`: nothing needs it".formatted(KEY), edit)))
        .orElse(diagnostic.withFix(isBlock ? null : alone));
  }

  private static boolean isBehind(Node.Entry entry) {
    return entry.key().end() <= entry.value().span().start();
  }
}
