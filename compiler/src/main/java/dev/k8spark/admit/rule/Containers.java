package dev.k8spark.admit.rule;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.stream.Stream;

/** What runs in a pod. */
final class Containers {

  private Containers() {}

  /** All of them, those that only prepare the pod included. */
  static Stream<Container> of(Pod pod) {
    return Stream.concat(
        pod.getSpec().getContainers().stream(), pod.getSpec().getInitContainers().stream());
  }
}
