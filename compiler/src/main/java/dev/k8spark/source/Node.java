package dev.k8spark.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value as it was written: a tree of texts, the same for every notation. Each node knows its
 * place, and, once layers are merged, the node of a lower layer that it replaced: {@code why} shows
 * the chain of {@link #overridden}.
 */
public sealed interface Node {

  /** Returns where it was written. */
  Span span();

  /** Returns the node that this one replaced when layers were merged. */
  @Nullable Node overridden();

  /** Returns the same node with another chain of nodes that it replaced. */
  Node withOverridden(@Nullable Node overridden);

  /** Returns the items of a list; none for what is no list. */
  default List<Node> items() {
    return List.of();
  }

  /** Returns those items of a list that are scalars; none for what is no list. */
  default List<Text> textItems() {
    return items().stream().filter(Text.class::isInstance).map(Text.class::cast).toList();
  }

  /** Returns the keys of a map with their values, as they were written; none for what is no map. */
  default Map<String, Entry> entries() {
    return Map.of();
  }

  /** Returns the text of a scalar. */
  default Optional<String> asText() {
    return Optional.empty();
  }

  /** Returns the node at a path that starts here, if there is one. */
  default Optional<Node> find(KeyPath path) {
    return find(path.toArray());
  }

  /** Returns the node that these keys and positions lead to from here, if there is one. */
  default Optional<Node> find(String... keys) {
    @Nullable Node node = this;
    for (String key : keys) {
      node = childOf(node, key);
    }
    return Optional.ofNullable(node);
  }

  /** Returns the text of the scalar that these keys and positions lead to, if there is one. */
  default Optional<String> findText(String... keys) {
    return find(keys).flatMap(Node::asText);
  }

  /** Returns the entries of the map that these keys and positions lead to; none for no map. */
  default Map<String, Entry> findEntries(String... keys) {
    return find(keys).map(Node::entries).orElse(Map.of());
  }

  /** Returns the items of the list that these keys and positions lead to; none for no list. */
  default List<Node> findItems(String... keys) {
    return find(keys).map(Node::items).orElse(List.of());
  }

  /** Returns the value of a key, or the item at a position; null where there is none. */
  static @Nullable Node childOf(@Nullable Node node, String key) {
    return switch (node) {
      case Mapping mapping -> mapping.get(key);
      case Sequence list -> {
        int at = key.chars().allMatch(Character::isDigit) ? Integer.parseInt(key) : -1;
        yield at >= 0 && at < list.items().size() ? list.items().get(at) : null;
      }
      case null -> null;
      case Text _, Null _, Invalid _ -> null;
    };
  }

  /** A scalar. It has no type: the schema says what its text means. */
  record Text(String value, Span span, @Nullable Node overridden) implements Node {
    public Text(String value, Span span) {
      this(value, span, null);
    }

    @Override
    public Optional<String> asText() {
      return Optional.of(value);
    }

    @Override
    public Text withOverridden(@Nullable Node replaced) {
      return new Text(value, span, replaced);
    }
  }

  /** An explicit {@code null}: removes the value of a lower layer. */
  record Null(Span span, @Nullable Node overridden) implements Node {
    public Null(Span span) {
      this(span, null);
    }

    @Override
    public Null withOverridden(@Nullable Node replaced) {
      return new Null(span, replaced);
    }
  }

  /** A list, with its items in order. */
  record Sequence(List<Node> items, Span span, @Nullable Node overridden) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }

    public Sequence(List<Node> items, Span span) {
      this(items, span, null);
    }

    @Override
    public Sequence withOverridden(@Nullable Node replaced) {
      return new Sequence(items, span, replaced);
    }

    /** Returns the same list with other items. */
    public Sequence withItems(List<Node> others) {
      return new Sequence(others, span, overridden);
    }
  }

  /** Keys and values, in the order in which they were written. */
  record Mapping(Map<String, Entry> entries, Span span, @Nullable Node overridden) implements Node {
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    public Mapping(Map<String, Entry> entries, Span span) {
      this(entries, span, null);
    }

    @Override
    public Mapping withOverridden(@Nullable Node replaced) {
      return new Mapping(entries, span, replaced);
    }

    /** Returns the same map with other values; a key is left out where there is none for it. */
    public Mapping map(Change change) {
      Map<String, Entry> changed = new LinkedHashMap<>();
      entries.forEach(
          (key, entry) -> {
            Node value = change.apply(key, entry);
            if (value != null) {
              changed.put(key, new Entry(entry.key(), value));
            }
          });
      return new Mapping(changed, span, overridden);
    }

    /** Returns the value of a key; null where the map has no such key. */
    public @Nullable Node get(String key) {
      Entry entry = entries.get(key);
      return entry == null ? null : entry.value();
    }
  }

  /** A value that was found wrong and reported: nothing that depends on it is reported again. */
  record Invalid(Span span, @Nullable Node overridden) implements Node {
    public Invalid(Span span) {
      this(span, null);
    }

    @Override
    public Invalid withOverridden(@Nullable Node replaced) {
      return new Invalid(span, replaced);
    }
  }

  /** Makes another value for a key, or none. */
  @FunctionalInterface
  interface Change {
    @Nullable Node apply(String key, Entry entry);
  }

  /**
   * A key with its value.
   *
   * @param key where the key stands
   */
  record Entry(Span key, Node value) {}
}
