package dev.k8spark.rule;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.source.Node;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;
import java.util.stream.Stream;

/** What runs in a pod. */
public final class Containers {

  private Containers() {}

  /** All of them, those that only prepare the pod included. */
  public static Stream<Container> of(Pod pod) {
    return Stream.concat(
        pod.getSpec().getContainers().stream(), pod.getSpec().getInitContainers().stream());
  }

  /** One that a pod template brings, as it was written. */
  public static Optional<Node> written(ResolvedJob job, String role, String key, String value) {
    return Stream.of("containers", "initContainers")
        .map(kind -> job.find(role, "podTemplate", "spec", kind))
        .flatMap(
            list -> list instanceof Node.Sequence some ? some.items().stream() : Stream.empty())
        .filter(
            one -> Node.childOf(one, key) instanceof Node.Text text && text.value().equals(value))
        .findFirst();
  }
}
