package dev.k8spark.policy;

import dev.k8spark.source.Span;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The metadata that every job must have, by key, with the place that demands it.
 *
 * @param labels keys of labels
 * @param annotations keys of annotations
 */
public record RequiredKeys(SortedMap<String, Span> labels, SortedMap<String, Span> annotations) {

  public RequiredKeys {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
  }

  /** The keys of one kind of metadata, which is {@code labels} or {@code annotations}. */
  public SortedMap<String, Span> keysOf(String kind) {
    return kind.equals("labels") ? labels : annotations;
  }
}
