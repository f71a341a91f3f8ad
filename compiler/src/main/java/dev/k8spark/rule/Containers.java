package dev.k8spark.rule;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.source.Node;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;
import java.util.stream.Stream;

/** Walks the containers of a pod, and those that a pod template writes. */
public final class Containers {

  private Containers() {}

  /** Returns all containers of a pod, init containers last. */
  public static Stream<Container> stream(Pod pod) {
    return Stream.concat(
        pod.getSpec().getContainers().stream(), pod.getSpec().getInitContainers().stream());
  }

  /** Returns the first container of a role's pod template that has a key with the given text. */
  public static Optional<Node> findWritten(
      ResolvedJob job, PodRole role, String key, String value) {
    return Stream.of("containers", "initContainers")
        .flatMap(kind -> job.tree().findItems(role.word(), "podTemplate", "spec", kind).stream())
        .filter(container -> container.findText(key).filter(value::equals).isPresent())
        .findFirst();
  }
}
