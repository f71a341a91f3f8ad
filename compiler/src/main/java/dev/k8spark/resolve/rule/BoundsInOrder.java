package dev.k8spark.resolve.rule;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.InstanceCount;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.source.Span;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where Spark chooses how many executors there are: min ≤ initial ≤ max, or it would not start. */
final class BoundsInOrder implements JobRule {

  @Override
  public Stream<Diagnostic> check(ResolvedJob resolved) {
    return switch (resolved.job().executor().instances()) {
      case InstanceCount.Fixed _ -> Stream.empty();
      case InstanceCount.Between between -> check(resolved, between);
    };
  }

  private static Stream<Diagnostic> check(ResolvedJob resolved, InstanceCount.Between between) {
    if (between.min() > between.max()) {
      return Stream.of(
          isAbove(resolved, "min", between.min(), "max", between.max())
              .withHelp("lower `min` or raise `max`; the same number twice is allowed"));
    }
    @Nullable Integer initial = between.initial();
    if (initial == null) {
      return Stream.empty();
    }
    if (initial > between.max()) {
      return Stream.of(
          isAbove(resolved, "initial", initial, "max", between.max())
              .withHelp("lower `initial` or raise `max`"));
    }
    return initial < between.min()
        ? Stream.of(
            isAbove(resolved, "min", between.min(), "initial", initial)
                .withHelp("lower `min`, or leave `initial` out: a job starts with `min`"))
        : Stream.empty();
  }

  private static Diagnostic isAbove(
      ResolvedJob resolved, String greater, int number, String less, int other) {
    return Diagnostic.of(
            Code.WRONG_VALUE,
            span(resolved, greater),
            "`executor.instances.%s` is %d, more than `%s`".formatted(greater, number, less))
        .withOther(span(resolved, less), "`%s` is %d".formatted(less, other));
  }

  private static Span span(ResolvedJob resolved, String key) {
    return resolved.spanOf(PodRole.EXECUTOR.word(), "instances", key);
  }
}
