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

  /** Returns the object as one of its kind, as far as it fits; none if no job becomes its kind. */
  public Optional<HasMetadata> read() {
    return Optional.ofNullable(TestObjectReader.read(this).value());
  }
}
