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
 * Waivers of a job that nothing needs in any of its environments: only those are told as unused,
 * and only those have a fix. With the last of them goes the key.
 *
 * @param outcomes of all environments; none where some were not looked at
 */
record NeedlessWaivers(Document document, List<Outcome<Bundle>> outcomes) {

  private static final String KEY = "waivers";

  List<Diagnostic> judged(List<Diagnostic> found) {
    List<Diagnostic> judged =
        found.stream().flatMap(one -> judged(one).stream()).distinct().toList();
    Node.@Nullable Entry waivers = document.root().entries().get(KEY);
    return waivers != null && waivers.value() instanceof Node.Mapping map && !areNeeded(map, judged)
        ? judged.stream().map(one -> one.fix() == null ? one : whole(one, waivers, map)).toList()
        : judged;
  }

  private Optional<Diagnostic> judged(Diagnostic one) {
    boolean isNeedless =
        !outcomes.isEmpty()
            && outcomes.stream().allMatch(outcome -> outcome.diagnostics().contains(one));
    if (isNeedless || one.code() != Code.WAIVER_UNUSED) {
      boolean keepsFix = isNeedless || one.code() != Code.WAIVER_EXPIRED;
      return Optional.of(keepsFix ? one : one.withFix(null));
    }
    return Optional.empty();
  }

  private static boolean areNeeded(Node.Mapping waivers, List<Diagnostic> judged) {
    Set<Span> needless =
        judged.stream()
            .filter(NeedlessWaivers::isMended)
            .map(Diagnostic::span)
            .collect(Collectors.toSet());
    return !waivers.entries().values().stream()
        .allMatch(waiver -> needless.contains(waiver.key()) && isWithin(waiver, waivers.span()));
  }

  private static boolean isMended(Diagnostic one) {
    return one.fix() != null
        && (one.code() == Code.WAIVER_UNUSED || one.code() == Code.WAIVER_EXPIRED);
  }

  private static boolean isWithin(Node.Entry waiver, Span all) {
    return all.start() <= waiver.key().start() && waiver.key().end() <= all.end();
  }

  /** What YAML would read as null is not left behind: then the author has to look. */
  private static Diagnostic whole(Diagnostic one, Node.Entry waivers, Node.Mapping map) {
    if (!isMended(one)) {
      return one;
    }
    boolean isBlock = !map.span().text().startsWith("{") && isBehind(waivers);
    Fix alone = Objects.requireNonNull(one.fix());
    return new EntryRemoval(waivers)
        .toEdit()
        .map(edit -> one.withFix(new Fix("remove `%s`: nothing needs it".formatted(KEY), edit)))
        .orElse(one.withFix(isBlock ? null : alone));
  }

  private static boolean isBehind(Node.Entry entry) {
    return entry.key().end() <= entry.value().span().start();
  }
}
