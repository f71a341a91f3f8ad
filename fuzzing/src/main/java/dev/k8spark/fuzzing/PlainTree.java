package dev.k8spark.fuzzing;

import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.read.FlatKeys;
import dev.k8spark.read.JobReader;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Trees of maps, lists and texts, without places, as two parsers can be compared. Our language is a
 * part of each notation: what it takes, the other parser takes, and means the same by it.
 */
final class PlainTree {

  /** Stands for {@code null} in whatever spelling. */
  static final String NULL = "\0null";

  private PlainTree() {}

  /**
   * Compares our tree of a text with another parser's.
   *
   * @param other returns its tree; empty where the two cannot be compared
   */
  static void compare(SourceFile source, Function<String, Optional<Object>> other) {
    Outcome<Document> ours = JobReader.read(source, FlatKeys.NONE);
    @Nullable Document document = ours.value();
    if (document == null || !ours.diagnostics().isEmpty()) {
      return;
    }
    Object plain = plain(document.root());
    Optional<Object> theirs = other.apply(source.text());
    if (theirs.isPresent() && !plain.equals(theirs.get())) {
      throw new IllegalStateException(
          "two trees of one text:\n%s\n---\n%s\n---\n%s"
              .formatted(source.text(), plain, theirs.get()));
    }
  }

  private static Object plain(Node node) {
    return switch (node) {
      case Node.Text text -> text.value();
      case Node.Null _, Node.Invalid _ -> NULL;
      case Node.Sequence list -> plainItems(list);
      case Node.Mapping map -> {
        Map<String, Object> plain = new HashMap<>();
        map.entries().forEach((key, entry) -> plain.put(key, plain(entry.value())));
        yield plain;
      }
    };
  }

  private static List<Object> plainItems(Node.Sequence list) {
    return list.items().stream().map(PlainTree::plain).toList();
  }
}
