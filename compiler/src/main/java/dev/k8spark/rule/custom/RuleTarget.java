package dev.k8spark.rule.custom;

import dev.k8spark.cel.EvaluationResult;
import dev.k8spark.diagnostic.ManifestReads;
import dev.k8spark.policy.CustomRule.Target;
import dev.k8spark.source.KeyPath;
import dev.k8spark.source.Span;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that rules are evaluated on.
 *
 * @param name what it is called in a finding; absent for the job, which the place says itself
 * @param root what it is of a job; absent for what no job became
 * @param values what the rules' variables are bound to
 */
record RuleTarget(
    Target kind,
    @Nullable String name,
    ManifestReads.@Nullable ReadRoot root,
    Map<String, Object> values) {

  /** Returns what a rule has read of it or of its job, for finding the cause. */
  @Nullable ManifestReads collectReads(List<EvaluationResult.VariableRead> reads, Span guess) {
    return root == null || reads.isEmpty()
        ? null
        : new ManifestReads(
            name == null ? "the job" : name,
            reads.stream().map(read -> locate(root, read)).toList(),
            guess);
  }

  private static ManifestReads.ManifestRead locate(
      ManifestReads.ReadRoot root, EvaluationResult.VariableRead read) {
    KeyPath path = new KeyPath(read.path());
    return switch (read.variable()) {
      case "job" -> new ManifestReads.ManifestRead(new ManifestReads.JobRoot(), path);
      case "podSpec" -> new ManifestReads.ManifestRead(root, KeyPath.of("spec").append(path));
      default -> new ManifestReads.ManifestRead(root, path);
    };
  }
}
