package dev.k8spark.admit.cel;

import dev.k8spark.cel.Verdict;
import dev.k8spark.diagnostic.Evidence;
import dev.k8spark.policy.OwnRule.Target;
import dev.k8spark.source.Span;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing that rules are held against.
 *
 * @param name what it is called in a finding; absent for the job, which the place says itself
 * @param root what it is of a job; absent for what no job became
 * @param values what the rules' variables are bound to
 */
record Subject(
    Target target,
    @Nullable String name,
    Evidence.@Nullable Root root,
    Map<String, Object> values) {

  /** What a rule has read of it or of its job, for those who look for the cause. */
  @Nullable Evidence evidence(List<Verdict.Read> reads, Span guess) {
    return root == null || reads.isEmpty()
        ? null
        : new Evidence(
            name == null ? "the job" : name,
            reads.stream().map(read -> of(root, read)).toList(),
            guess);
  }

  private static Evidence.Read of(Evidence.Root root, Verdict.Read read) {
    return switch (read.variable()) {
      case "job" -> new Evidence.Read(new Evidence.Job(), read.path());
      case "podSpec" ->
          new Evidence.Read(root, Stream.concat(Stream.of("spec"), read.path().stream()).toList());
      default -> new Evidence.Read(root, read.path());
    };
  }
}
