package dev.k8spark.provenance;

import dev.k8spark.schema.DocumentSchema;
import dev.k8spark.schema.OtherValues;
import dev.k8spark.source.KeyPath;
import dev.k8spark.source.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Changes everything that a tree says, one at a time: each text, each key, each key's presence. */
final class TreeMutations {

  private final OtherValues others;
  private final List<TreeMutation> changes = new ArrayList<>();

  private TreeMutations(DocumentSchema schema) {
    this.others = new OtherValues(schema);
  }

  static List<TreeMutation> of(Node.Mapping root, DocumentSchema schema) {
    TreeMutations all = new TreeMutations(schema);
    all.walk(List.of(), root, tree -> (Node.Mapping) tree);
    return List.copyOf(all.changes);
  }

  /**
   * @param put makes the whole tree of what stands here
   */
  private void walk(List<String> path, Node node, Function<Node, Node.Mapping> put) {
    switch (node) {
      case Node.Text text ->
          add(path, text, false, others.find(new KeyPath(path), text).stream().map(put));
      case Node.Mapping mapping ->
          mapping.entries().forEach((key, entry) -> entry(below(path, key), mapping, entry, put));
      case Node.Sequence list -> {
        for (int i = 0; i < list.items().size(); i++) {
          item(below(path, String.valueOf(i)), list, i, put);
        }
      }
      case Node.Null _, Node.Invalid _ -> {}
    }
  }

  private void entry(
      List<String> path, Node.Mapping mapping, Node.Entry entry, Function<Node, Node.Mapping> put) {
    String key = path.getLast();
    if (others.isFree(new KeyPath(path))) {
      add(path, entry.value(), false, Stream.of(put.apply(with(mapping, key, key + "x", entry))));
    }
    if (isRemovable(entry.value())) {
      Map<String, Node.Entry> rest = new LinkedHashMap<>(mapping.entries());
      rest.remove(key);
      Node.Mapping without = new Node.Mapping(rest, mapping.span(), mapping.overridden());
      add(path, entry.value(), true, Stream.of(put.apply(without)));
    }
    walk(
        path,
        entry.value(),
        value -> put.apply(with(mapping, key, key, new Node.Entry(entry.key(), value))));
  }

  /** Whether a job may be complete without it. */
  private static boolean isRemovable(Node node) {
    return node.overridden() == null && !node.span().file().isShipped();
  }

  /** What an item beats is what its list beats, since lists replace each other whole. */
  private void item(
      List<String> path, Node.Sequence list, int position, Function<Node, Node.Mapping> put) {
    walk(
        path,
        list.items().get(position).withOverridden(list.overridden()),
        value -> {
          List<Node> items = new ArrayList<>(list.items());
          items.set(position, value);
          return put.apply(new Node.Sequence(items, list.span(), list.overridden()));
        });
  }

  private void add(List<String> path, Node node, boolean absent, Stream<Node.Mapping> trees) {
    changes.add(new TreeMutation(path, node, absent, trees.toList()));
  }

  private static Node.Mapping with(Node.Mapping mapping, String old, String key, Node.Entry entry) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (each, value) -> {
              boolean here = each.equals(old);
              entries.put(here ? key : each, here ? entry : value);
            });
    return new Node.Mapping(entries, mapping.span(), mapping.overridden());
  }

  private static List<String> below(List<String> path, String key) {
    return Stream.concat(path.stream(), Stream.of(key)).toList();
  }
}
