package dev.k8spark.source;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The way from the top of a tree to one of its nodes.
 *
 * @param keys a key for each map on the way, and the position, counted from zero, for each list
 */
public record KeyPath(List<String> keys) {

  /** The path of the whole tree, which has no keys. */
  public static final KeyPath ROOT = new KeyPath(List.of());

  public KeyPath {
    keys = List.copyOf(keys);
  }

  /** Returns the path of these keys. */
  public static KeyPath of(String... keys) {
    return new KeyPath(Arrays.asList(keys));
  }

  /** Returns the path of what stands in this node under a key or at a position. */
  public KeyPath append(String key) {
    return new KeyPath(Stream.concat(keys.stream(), Stream.of(key)).toList());
  }

  /** Returns the path that leads on from this node by all keys of another path. */
  public KeyPath append(KeyPath rest) {
    return new KeyPath(Stream.concat(keys.stream(), rest.keys.stream()).toList());
  }

  /**
   * Returns the path of the node that this one stands in.
   *
   * @throws java.util.NoSuchElementException if this is the path of the whole tree
   */
  public KeyPath parent() {
    keys.getLast();
    return new KeyPath(keys.subList(0, keys.size() - 1));
  }

  /**
   * Returns the first key, which belongs to the map at the top.
   *
   * @throws java.util.NoSuchElementException if this is the path of the whole tree
   */
  public String first() {
    return keys.getFirst();
  }

  /**
   * Returns the last key, which belongs to the node itself.
   *
   * @throws java.util.NoSuchElementException if this is the path of the whole tree
   */
  public String last() {
    return keys.getLast();
  }

  /** Returns the number of keys. */
  public int size() {
    return keys.size();
  }

  /** Returns whether this is the path of the whole tree. */
  public boolean isRoot() {
    return keys.isEmpty();
  }

  /** Returns whether this node is the one at {@code ancestor} or stands somewhere in it. */
  public boolean startsWith(KeyPath ancestor) {
    return size() >= ancestor.size() && keys.subList(0, ancestor.size()).equals(ancestor.keys);
  }

  /** Returns the keys as an array, for methods that take them one by one. */
  public String[] toArray() {
    return keys.toArray(String[]::new);
  }

  /** Returns the keys with dots between them, as messages show a path. */
  @Override
  public String toString() {
    return String.join(".", keys);
  }
}
