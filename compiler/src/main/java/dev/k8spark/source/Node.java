package dev.k8spark.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value as it was written: a tree of texts, the same for every notation. Each node knows its
 * place, and, once layers are merged, the node of a lower layer that it beat: the chain of {@link
 * #overridden} is what {@code why} tells.
 */
public sealed interface Node {

  Span span();

  /** The node that this one replaced when layers were merged. */
  @Nullable Node overridden();

  Node withOverridden(@Nullable Node overridden);

  /** A scalar. It has no type: the schema says what its text means. */
  record Text(String value, Span span, @Nullable Node overridden) implements Node {
    public Text(String value, Span span) {
      this(value, span, null);
    }

    @Override
    public Text withOverridden(@Nullable Node beaten) {
      return new Text(value, span, beaten);
    }
  }

  /** An explicit {@code null}: removes what a lower layer says. */
  record Null(Span span, @Nullable Node overridden) implements Node {
    public Null(Span span) {
      this(span, null);
    }

    @Override
    public Null withOverridden(@Nullable Node beaten) {
      return new Null(span, beaten);
    }
  }

  /** A list. */
  record Sequence(List<Node> items, Span span, @Nullable Node overridden) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }

    public Sequence(List<Node> items, Span span) {
      this(items, span, null);
    }

    @Override
    public Sequence withOverridden(@Nullable Node beaten) {
      return new Sequence(items, span, beaten);
    }

    /** The same list with other items. */
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
    public Mapping withOverridden(@Nullable Node beaten) {
      return new Mapping(entries, span, beaten);
    }

    /** The same map with other values; a key is left out where there is none for it. */
    public Mapping map(Change change) {
      Map<String, Entry> changed = new LinkedHashMap<>();
      entries.forEach(
          (key, entry) -> {
            Node value = change.of(key, entry);
            if (value != null) {
              changed.put(key, new Entry(entry.key(), value));
            }
          });
      return new Mapping(changed, span, overridden);
    }

    /** The value of a key, if it stands here. */
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
    public Invalid withOverridden(@Nullable Node beaten) {
      return new Invalid(span, beaten);
    }
  }

  /** What becomes of the value of a key. */
  @FunctionalInterface
  interface Change {
    @Nullable Node of(String key, Entry entry);
  }

  /** What stands below a node: the value of a key, or the item at a position. */
  static @Nullable Node below(@Nullable Node node, String key) {
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

  /**
   * A key with its value.
   *
   * @param key where the key stands
   */
  record Entry(Span key, Node value) {}
}
