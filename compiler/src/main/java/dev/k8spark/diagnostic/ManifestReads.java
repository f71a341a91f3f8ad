package dev.k8spark.diagnostic;

import dev.k8spark.source.Span;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a finding has read of what a job became. Whose line made it so is looked for after all has
 * been found, since that takes time.
 *
 * @param object in which it was read, as messages call it, such as {@code the driver's pod}
 * @param reads the most telling first
 * @param guess where the finding points as long as nothing better is known
 */
public record ManifestReads(String object, List<Read> reads, Span guess) {

  public ManifestReads {
    reads = List.copyOf(reads);
  }

  /** Some part of what a job became, or the job itself. */
  public sealed interface Root {}

  /** The merged job. */
  public record Job() implements Root {}

  /** The driver's pod. */
  public record Driver() implements Root {}

  /** An executor's pod, as Spark asks for it. */
  public record Executor() implements Root {}

  /** One of the manifests. */
  public record Manifest(String kind, String name) implements Root {}

  /**
   * A place that was looked at.
   *
   * @param path keys, and positions in lists
   */
  public record Read(Root root, List<String> path) {

    public Read {
      path = List.copyOf(path);
    }

    /** As people write it, such as {@code spec.tolerations[0].key}. */
    @Override
    public String toString() {
      return path.stream().map(Read::step).collect(Collectors.joining()).replaceFirst("^\\.", "");
    }

    private static String step(String key) {
      if (key.matches("[0-9]+")) {
        return "[" + key + "]";
      }
      return key.matches("\\w+") ? "." + key : "['" + key + "']";
    }
  }
}
