package dev.k8spark.lower.step;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.data.DataPlanner;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The extensions of table formats stand beside those of the user, after them. */
public final class SqlExtensions implements LoweringStep {

  private static final String KEY = "spark.sql.extensions";

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    List<String> extensions =
        DataPlanner.plan(resolved).values().stream()
            .flatMap(plan -> plan.extensions().stream())
            .toList();
    if (extensions.isEmpty()) {
      return draft;
    }
    Stream<String> ofUser = Stream.of(resolved.job().conf().getOrDefault(KEY, "").split(",", -1));
    return draft.withConf(
        KEY,
        Stream.concat(ofUser.map(String::strip), extensions.stream())
            .filter(extension -> !extension.isEmpty())
            .distinct()
            .collect(Collectors.joining(",")));
  }
}
