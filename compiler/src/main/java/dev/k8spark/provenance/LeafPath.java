package dev.k8spark.provenance;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where a leaf stands: the object, then keys. An item of a list goes by its name if it has one of
 * its own, else by its position, so that it can be found by what people call it.
 */
public record LeafPath(List<String> keys) {

  public LeafPath {
    keys = List.copyOf(keys);
  }

  /** Returns the path of a child. */
  LeafPath append(String key) {
    return new LeafPath(Stream.concat(keys.stream(), Stream.of(key)).toList());
  }

  /** Returns whether this path is another one or below it. */
  boolean isWithin(LeafPath other) {
    return keys.size() >= other.keys.size()
        && keys.subList(0, other.keys.size()).equals(other.keys);
  }

  /** Returns whether the path ends with a suffix, in whole keys, such as {@code limits.memory}. */
  public boolean endsWith(String suffix) {
    return ("." + this).endsWith("." + suffix);
  }

  @Override
  public String toString() {
    return String.join(".", keys);
  }
}
