package dev.k8spark.lower.step;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SentPaths;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the driver sends to its executors. Files of the image become plain paths, which it serves:
 * of most keys Spark would not hand on what is {@code local://}.
 */
public final class ProgramFiles implements LoweringStep {

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    Draft result = draft;
    for (SentPaths paths : SentPaths.values()) {
      result = withPaths(paths.conf(), paths.read(resolved.job().main()), result);
    }
    return result;
  }

  private static Draft withPaths(String key, List<String> paths, Draft draft) {
    return paths.isEmpty()
        ? draft
        : draft.withConf(
            key,
            paths.stream()
                .map(path -> path.replaceFirst("^local:(//)?(?=/)", ""))
                .distinct()
                .collect(Collectors.joining(",")));
  }
}
