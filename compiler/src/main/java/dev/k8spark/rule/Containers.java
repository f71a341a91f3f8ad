package dev.k8spark.rule;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.source.Node;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Walks the containers of a pod, and those that a pod template writes. */
public final class Containers {

  /** The lists of a pod's specification that hold containers. */
  public static final List<String> KINDS = List.of("containers", "initContainers");

  private Containers() {}

  /** Returns all containers of a pod, init containers last. */
  public static Stream<Container> stream(Pod pod) {
    return Stream.concat(
        pod.getSpec().getContainers().stream(), pod.getSpec().getInitContainers().stream());
  }

  /** Returns what one of the {@link #KINDS} of a role's pod template holds, as it is written. */
  public static Stream<Node> streamWritten(ResolvedJob job, PodRole role, String kind) {
    return job.tree().findItems(role.word(), "podTemplate", "spec", kind).stream();
  }

  /** Returns the first container of a role's pod template that has a key with the given text. */
  public static Optional<Node> findWritten(
      ResolvedJob job, PodRole role, String key, String value) {
    return KINDS.stream()
        .flatMap(kind -> streamWritten(job, role, kind))
        .filter(container -> container.findText(key).filter(value::equals).isPresent())
        .findFirst();
  }
}
