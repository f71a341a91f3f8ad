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

/** Mutates a tree in one value at a time: each text, each key, each key's presence. */
final class TreeMutations {

  private final OtherValues others;
  private final List<TreeMutation> mutations = new ArrayList<>();

  private TreeMutations(DocumentSchema schema) {
    this.others = new OtherValues(schema);
  }

  /** Returns all mutations of a tree, in its order. */
  static List<TreeMutation> generate(Node.Mapping root, DocumentSchema schema) {
    TreeMutations all = new TreeMutations(schema);
    all.walk(KeyPath.ROOT, root, tree -> (Node.Mapping) tree);
    return List.copyOf(all.mutations);
  }

  /**
   * @param put makes the whole tree of what stands here
   */
  private void walk(KeyPath path, Node node, Function<Node, Node.Mapping> put) {
    switch (node) {
      case Node.Text text -> add(path, text, false, others.find(path, text).stream().map(put));
      case Node.Mapping mapping ->
          mapping.entries().forEach((key, entry) -> entry(path.append(key), mapping, entry, put));
      case Node.Sequence list -> {
        for (int i = 0; i < list.items().size(); i++) {
          item(path.append(String.valueOf(i)), list, i, put);
        }
      }
      case Node.Null _, Node.Invalid _ -> {}
    }
  }

  private void entry(
      KeyPath path, Node.Mapping mapping, Node.Entry entry, Function<Node, Node.Mapping> put) {
    String key = path.last();
    if (others.isFree(path)) {
      add(
          path,
          entry.value(),
          false,
          Stream.of(put.apply(replace(mapping, key, key + "x", entry))));
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
        value -> put.apply(replace(mapping, key, key, new Node.Entry(entry.key(), value))));
  }

  /** Returns whether the tree may be complete without a node. */
  private static boolean isRemovable(Node node) {
    return node.overridden() == null && !node.span().file().isShipped();
  }

  /** Walks an item. It overrides what its list overrides, since lists replace each other whole. */
  private void item(
      KeyPath path, Node.Sequence list, int position, Function<Node, Node.Mapping> put) {
    walk(
        path,
        list.items().get(position).withOverridden(list.overridden()),
        value -> {
          List<Node> items = new ArrayList<>(list.items());
          items.set(position, value);
          return put.apply(new Node.Sequence(items, list.span(), list.overridden()));
        });
  }

  private void add(KeyPath path, Node node, boolean absent, Stream<Node.Mapping> trees) {
    mutations.add(new TreeMutation(path, node, absent, trees.toList()));
  }

  private static Node.Mapping replace(
      Node.Mapping mapping, String old, String key, Node.Entry entry) {
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
}
