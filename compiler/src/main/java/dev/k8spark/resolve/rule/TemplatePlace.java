package dev.k8spark.resolve.rule;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ReservedName;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.source.KeyPath;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A place in a pod template, whether something stands there or not.
 *
 * @param path keys and list positions, from the job's top
 */
record TemplatePlace(ResolvedJob resolved, KeyPath path) {

  static TemplatePlace of(ResolvedJob resolved, PodRole role) {
    return new TemplatePlace(resolved, KeyPath.of(role.word(), "podTemplate"));
  }

  TemplatePlace resolve(String... keys) {
    return new TemplatePlace(resolved, path.append(KeyPath.of(keys)));
  }

  boolean exists() {
    return resolved.find(path.toArray()) != null;
  }

  Optional<String> text() {
    return node().flatMap(Node::asText);
  }

  /** The keys of a mapping. */
  Set<String> keys() {
    return node().map(node -> node.entries().keySet()).orElse(Set.of());
  }

  /** That the name which stands here is not the user's to set. */
  Diagnostic owned(ReservedName owned, String name) {
    return ReservedNameFinding.report(resolved, owned, name, path.toArray());
  }

  /** The items of a list that are mappings. */
  List<TemplatePlace> items() {
    return elements()
        .filter(item -> item.node().filter(Node.Mapping.class::isInstance).isPresent())
        .toList();
  }

  /** The items of a list that are scalars. */
  List<TemplatePlace> texts() {
    return elements().filter(item -> item.text().isPresent()).toList();
  }

  /** Of the value. */
  Span span() {
    return resolved.spanOf(path.toArray());
  }

  private Optional<Node> node() {
    return Optional.ofNullable(resolved.find(path.toArray()));
  }

  private Stream<TemplatePlace> elements() {
    int size = node().map(list -> list.items().size()).orElse(0);
    return IntStream.range(0, size).mapToObj(i -> resolve(String.valueOf(i)));
  }
}
