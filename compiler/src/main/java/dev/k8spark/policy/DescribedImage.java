package dev.k8spark.policy;

import dev.k8spark.source.Span;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
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

  /** Returns the line of its Spark, such as {@code 4.3}, if it says one. */
  public @Nullable String line() {
    return spark == null ? null : spark.replaceFirst("^(\\d+\\.\\d+).*", "$1");
  }
}
