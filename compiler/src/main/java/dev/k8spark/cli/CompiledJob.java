package dev.k8spark.cli;

import dev.k8spark.source.Span;
import java.util.function.Function;

/**
 * A job that compiled.
 *
 * @param name where the user wrote its name
 * @param manifests its YAML, of which a call prints one selection
 */
record CompiledJob(
    String namespace, String jobName, Span name, Function<Selection, String> manifests) {

  private static final String DOCUMENT_START = "---\n";

  /** One selection of its YAML: a document of its own, whatever is printed before it. */
  String manifests(Selection selection) {
    String text = manifests.apply(selection);
    return text.startsWith(DOCUMENT_START) ? text : DOCUMENT_START + text;
  }

  /** What makes two jobs the same for Kubernetes. */
  String identity() {
    return namespace + "/" + jobName;
  }

  /** Unambiguous, since a namespace has no dot. */
  String fileName(Selection selection) {
    return namespace + "." + jobName + selection.suffix() + ".yaml";
  }
}
