package dev.k8spark.rule.spark;

import dev.k8spark.job.MainProgram;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SentPaths;
import dev.k8spark.rule.ConfEntry;
import java.util.List;
import java.util.stream.Stream;

/** The jars and coordinates that a job adds to Spark's class path. */
final class Libraries {

  private static final List<String> KEYS =
      List.of("spark.jars", "spark.jars.packages", "spark.files");

  private Libraries() {}

  /** Each with the key that brings it in. */
  static Stream<ConfEntry> findAll(ResolvedJob job) {
    Stream<ConfEntry> conf =
        KEYS.stream()
            .flatMap(key -> ConfEntry.find(job, key).stream())
            .flatMap(
                list ->
                    list.splitItems().map(item -> new ConfEntry(list.key(), item, list.span())));
    Stream<ConfEntry> jars =
        Stream.of(SentPaths.JARS, SentPaths.FILES).flatMap(paths -> ConfEntry.find(job, paths));
    Stream<ConfEntry> main =
        job.job().main() instanceof MainProgram.Jvm jvm
            ? Stream.of(new ConfEntry("main.jar", jvm.jar(), job.spanOf("main", "jar")))
            : Stream.empty();
    return Stream.of(main, jars, conf).flatMap(entries -> entries);
  }
}
