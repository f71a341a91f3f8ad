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
  static boolean isSame(Document first, Document second) {
    return isSame(first.root(), second.root());
  }

  private static boolean isSame(@Nullable Node first, @Nullable Node second) {
    return switch (first) {
      case Node.Text text -> second instanceof Node.Text same && text.value().equals(same.value());
      case Node.Mapping map -> second instanceof Node.Mapping same && isSame(map, same);
      case Node.Sequence list ->
          second instanceof Node.Sequence same && isSame(list.items(), same.items());
      case Node.Null _ -> second instanceof Node.Null;
      case Node.Invalid _ -> second instanceof Node.Invalid;
      case null -> second == null;
    };
  }

  private static boolean isSame(Node.Mapping first, Node.Mapping second) {
    List<String> keys = List.copyOf(first.entries().keySet());
    return keys.equals(List.copyOf(second.entries().keySet()))
        && keys.stream().allMatch(key -> isSame(first.get(key), second.get(key)));
  }

  private static boolean isSame(List<Node> first, List<Node> second) {
    return first.size() == second.size()
        && IntStream.range(0, first.size()).allMatch(i -> isSame(first.get(i), second.get(i)));
  }
}
