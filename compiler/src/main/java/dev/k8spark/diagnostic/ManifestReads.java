package dev.k8spark.diagnostic;

import dev.k8spark.source.KeyPath;
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
public record ManifestReads(String object, List<ManifestRead> reads, Span guess) {

  public ManifestReads {
    reads = List.copyOf(reads);
  }

  /** Some part of what a job became, or the job itself. */
  public sealed interface ReadRoot {}

  /** The merged job. */
  public record JobRoot() implements ReadRoot {}

  /** The driver's pod. */
  public record DriverRoot() implements ReadRoot {}

  /** An executor's pod, as Spark asks for it. */
  public record ExecutorRoot() implements ReadRoot {}

  /** One of the manifests. */
  public record ManifestRoot(String kind, String name) implements ReadRoot {}

  /**
   * A place that was looked at.
   *
   * @param path keys, and positions in lists
   */
  public record ManifestRead(ReadRoot root, KeyPath path) {

    /** As people write it, such as {@code spec.tolerations[0].key}. */
    @Override
    public String toString() {
      return path.keys().stream()
          .map(ManifestRead::step)
          .collect(Collectors.joining())
          .replaceFirst("^\\.", "");
    }

    private static String step(String key) {
      if (key.matches("[0-9]+")) {
        return "[" + key + "]";
      }
      return key.matches("\\w+") ? "." + key : "['" + key + "']";
    }
  }
}
