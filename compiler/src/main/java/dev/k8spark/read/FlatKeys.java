package dev.k8spark.read;

import dev.k8spark.source.KeyPath;

/** Knows the maps whose keys may hold dots: {@code conf}, {@code env}, {@code labels}. */
@FunctionalInterface
public interface FlatKeys {

  /** No map is flat. */
  FlatKeys NONE = path -> false;

  /**
   * Returns whether the dots of a map's keys belong to the keys.
   *
   * @param path the keys that lead to the map from the top; an item of a list counts as its index
   */
  boolean isFlat(KeyPath path);
}
