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

  LeafPath below(String key) {
    return new LeafPath(Stream.concat(keys.stream(), Stream.of(key)).toList());
  }

  /** Whether it is this path, or one below it. */
  boolean isWithin(LeafPath other) {
    return keys.size() >= other.keys.size()
        && keys.subList(0, other.keys.size()).equals(other.keys);
  }

  /** Whether the path ends with this, in whole keys, such as {@code limits.memory}. */
  public boolean endsWith(String suffix) {
    return ("." + this).endsWith("." + suffix);
  }

  @Override
  public String toString() {
    return String.join(".", keys);
  }
}
