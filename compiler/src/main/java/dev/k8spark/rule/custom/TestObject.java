package dev.k8spark.rule.custom;

import dev.k8spark.policy.CustomRule.Target;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;
import java.util.Set;

/**
 * An object of Kubernetes as somebody wrote it, which no job became.
 *
 * @param targets as what it is judged
 * @param place where findings about it point
 */
public record TestObject(Set<Target> targets, Node.Mapping written, Span place) {

  public TestObject {
    targets = Set.copyOf(targets);
  }

  /** With the types of its kind, as far as it fits them; none if no job becomes such a kind. */
  public Optional<HasMetadata> object() {
    return Optional.ofNullable(TestObjectReader.typed(this).value());
  }
}
