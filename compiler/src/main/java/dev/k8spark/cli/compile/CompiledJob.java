package dev.k8spark.cli.compile;

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
public record CompiledJob(
    String namespace,
    String jobName,
    Span name,
    Function<ManifestSelection, String> manifests,
    Function<ScaleDown, List<String>> changes) {

  /** One selection of its YAML: a stream that others may stand before and behind. */
  public String manifests(ManifestSelection selection) {
    return manifests.apply(selection);
  }

  /** Unambiguous, since a namespace has no dot. */
  public String fileName(ManifestSelection selection) {
    return namespace + "." + jobName + selection.suffix() + ".yaml";
  }
}
