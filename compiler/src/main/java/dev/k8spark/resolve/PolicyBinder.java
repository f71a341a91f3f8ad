package dev.k8spark.resolve;

import static dev.k8spark.resolve.PolicyNodes.located;
import static dev.k8spark.resolve.PolicyNodes.names;
import static dev.k8spark.resolve.PolicyNodes.scalars;
import static dev.k8spark.resolve.PolicyNodes.text;

import dev.k8spark.policy.LimitRangeSettings;
import dev.k8spark.policy.NamespacePeople;
import dev.k8spark.policy.NamespacePolicy;
import dev.k8spark.policy.PodSecurity;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.source.Document;
import dev.k8spark.source.Located;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Binds the tree of a policy file to records. What was found wrong is left out, so that the rest
 * can still be judged.
 */
final class PolicyBinder {

  private PolicyBinder() {}

  /** Whether the search upwards from a job ends at a file. */
  static boolean isRoot(Document document) {
    return "true".equals(text(document.root(), "root"));
  }

  /** The folders to which a file delegates, as it writes them. */
  static List<String> delegates(Document document) {
    return texts(document, "delegates");
  }

  private static List<String> texts(Document document, String key) {
    return document.root().find(key).stream()
        .flatMap(list -> list.items().stream())
        .flatMap(item -> item.asText().stream())
        .toList();
  }

  /** A policy file as it stands. */
  static PolicyFile bind(Document document) {
    return bind(document, document.root(), null);
  }

  /**
   * A policy file as it holds in a namespace.
   *
   * @param tree the file's tree, overridden by the namespace's block
   * @param namespace the namespace's name, or null where none was asked for
   */
  static PolicyFile bind(Document document, Node.Mapping tree, @Nullable String namespace) {
    @Nullable String owner = text(tree, "owner");
    @Nullable Located<Map<String, NamespacePolicy>> namespaces =
        tree.get("namespaces") instanceof Node.Mapping blocks
            ? new Located<>(namespaces(blocks, owner), blocks.span())
            : null;
    return new PolicyFile(
        document,
        isRoot(document),
        delegates(document),
        texts(document, "exclude"),
        owner,
        tree.find("owner").map(Node::span).orElse(new Span(document.source(), 0, 0)),
        ClusterBinder.bind(tree.get("cluster")),
        ImageBinder.bind(tree.get("images")),
        defaults(tree),
        TermsBinder.bind(tree, owner),
        TermsBinder.bind(document.root(), owner),
        tree.find("waivable").map(Node::span).orElse(new Span(document.source(), 0, 0)),
        namespaces,
        namespaces == null || namespace == null ? null : namespaces.value().get(namespace));
  }

  private static Node.@Nullable Mapping defaults(Node.Mapping tree) {
    return tree.get("defaults") instanceof Node.Mapping defaults ? defaults : null;
  }

  private static Map<String, NamespacePolicy> namespaces(
      Node.Mapping namespaces, @Nullable String owner) {
    Map<String, NamespacePolicy> bound = new LinkedHashMap<>();
    namespaces
        .entries()
        .forEach((name, entry) -> bound.put(name, namespace(entry.key(), entry.value(), owner)));
    return Collections.unmodifiableMap(bound);
  }

  private static NamespacePolicy namespace(Span key, Node block, @Nullable String owner) {
    @Nullable Located<String> level = located(block, "podSecurity");
    return new NamespacePolicy(
        key,
        block.span(),
        level == null ? null : new Located<>(PodSecurity.of(level.value()), level.span()),
        scalars(Node.childOf(block, "quota")),
        limitRange(Node.childOf(block, "limitRange")),
        scalars(Node.childOf(block, "labels")),
        people(Node.childOf(block, "people")),
        TermsBinder.bind(block, owner));
  }

  private static @Nullable LimitRangeSettings limitRange(@Nullable Node node) {
    return node == null
        ? null
        : new LimitRangeSettings(
            scalars(Node.childOf(node, "default")),
            scalars(Node.childOf(node, "defaultRequest")),
            scalars(Node.childOf(node, "min")),
            scalars(Node.childOf(node, "max")));
  }

  private static NamespacePeople people(@Nullable Node node) {
    return new NamespacePeople(
        people(node, "readers"), people(node, "authors"), people(node, "pipeline"));
  }

  private static @Nullable Located<SortedMap<String, Span>> people(
      @Nullable Node node, String key) {
    return Node.childOf(node, key) instanceof Node.Sequence list
        ? new Located<>(names(list), list.span())
        : null;
  }
}
