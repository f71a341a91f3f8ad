package dev.k8spark.format;

import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What files say, wherever in them they say it. */
final class TreeEquality {

  private TreeEquality() {}

  /** Whether two files have the same keys in the same order, with the same values. */
  static boolean isSame(Document one, Document other) {
    return isSame(one.root(), other.root());
  }

  private static boolean isSame(@Nullable Node one, @Nullable Node other) {
    return switch (one) {
      case Node.Text text -> other instanceof Node.Text same && text.value().equals(same.value());
      case Node.Mapping map -> other instanceof Node.Mapping same && isSame(map, same);
      case Node.Sequence list ->
          other instanceof Node.Sequence same && isSame(list.items(), same.items());
      case Node.Null _ -> other instanceof Node.Null;
      case Node.Invalid _ -> other instanceof Node.Invalid;
      case null -> other == null;
    };
  }

  private static boolean isSame(Node.Mapping one, Node.Mapping other) {
    List<String> keys = List.copyOf(one.entries().keySet());
    return keys.equals(List.copyOf(other.entries().keySet()))
        && keys.stream().allMatch(key -> isSame(one.get(key), other.get(key)));
  }

  private static boolean isSame(List<Node> one, List<Node> other) {
    return one.size() == other.size()
        && IntStream.range(0, one.size()).allMatch(i -> isSame(one.get(i), other.get(i)));
  }
}
