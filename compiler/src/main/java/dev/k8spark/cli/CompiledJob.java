package dev.k8spark.cli;

import dev.k8spark.job.ScaleDown;
import dev.k8spark.source.Span;
import java.util.List;
import java.util.function.Function;

/**
 * A job that compiled.
 *
 * @param name where the user wrote its name
 * @param manifests its YAML, of which a call prints one selection
 * @param changes what would become of it if it was made smaller
 */
record CompiledJob(
    String namespace,
    String jobName,
    Span name,
    Function<Selection, String> manifests,
    Function<ScaleDown, List<String>> changes) {

  /** One selection of its YAML: a stream that others may stand before and behind. */
  String manifests(Selection selection) {
    return manifests.apply(selection);
  }

  /** Unambiguous, since a namespace has no dot. */
  String fileName(Selection selection) {
    return namespace + "." + jobName + selection.suffix() + ".yaml";
  }
}
