package dev.k8spark.policy;

import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an image holds, as it says itself in its {@code image.json}.
 *
 * @param spark the exact version of Spark, if it says one
 * @param connectors words of connectors; an image may be newer than this code
 * @param span where that is written
 */
public record DescribedImage(@Nullable String spark, SortedSet<String> connectors, Span span) {

  public DescribedImage {
    connectors = Collections.unmodifiableSortedSet(new TreeSet<>(connectors));
  }

  /**
   * Reads a description as an image has it itself; what is no text in it counts as absent.
   *
   * @param span where it is written
   */
  public static DescribedImage read(Node image, Span span) {
    return new DescribedImage(
        image.find("spark").flatMap(Node::asText).orElse(null),
        image.find("connectors").stream()
            .flatMap(connectors -> connectors.items().stream())
            .flatMap(connector -> connector.asText().stream())
            .collect(Collectors.toCollection(TreeSet::new)),
        span);
  }

  /** Returns the line of its Spark, such as {@code 4.3}, if it says one. */
  public @Nullable String line() {
    return spark == null ? null : spark.replaceFirst("^(\\d+\\.\\d+).*", "$1");
  }
}
