package dev.k8spark.rehearsal.agent.kubelet;

import dev.k8spark.runtime.contract.PodContract;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A pod's containers by what becomes of them here: those of Spark's image run as processes, any
 * other image cannot be had.
 *
 * @param spark the one that a driver or an executor is
 * @param init those that start before the others, sidecars among them, in their order
 * @param main the others that run, Spark's among them
 * @param differences a sentence for what is not as in a cluster
 */
record PodContainers(
    Container spark, List<Container> init, List<Container> main, List<String> differences) {

  static PodContainers of(Pod pod) {
    PodSpec spec = pod.getSpec();
    Container spark = spark(spec.getContainers());
    Predicate<Container> runs = container -> Objects.equals(container.getImage(), spark.getImage());
    List<String> differences = new ArrayList<>();
    spec.getInitContainers().stream()
        .filter(runs.negate())
        .map(container -> absent(isSidecar(container) ? "sidecar" : "init container", container))
        .forEach(differences::add);
    spec.getContainers().stream()
        .filter(runs.negate())
        .map(container -> absent("container", container))
        .forEach(differences::add);
    List<Container> init = spec.getInitContainers().stream().filter(runs).toList();
    List<Container> main = spec.getContainers().stream().filter(runs).toList();
    init.stream()
        .filter(PodContainers::isProbed)
        .map(PodContainers::probed)
        .forEach(differences::add);
    main.stream()
        .filter(PodContainers::isProbed)
        .map(PodContainers::probed)
        .forEach(differences::add);
    return new PodContainers(spark, init, main, differences);
  }

  private static Container spark(List<Container> containers) {
    return containers.stream()
        .filter(
            container ->
                container.getCommand().contains(PodContract.MAIN_CLASS)
                    || container.getName().equals(PodContract.DRIVER_CONTAINER)
                    || container.getName().equals(PodContract.EXECUTOR_CONTAINER))
        .findFirst()
        .orElse(containers.getFirst());
  }

  private static String absent(String kind, Container container) {
    return "%s `%s` is not run: its image `%s` is not here"
        .formatted(kind, container.getName(), Objects.requireNonNullElse(container.getImage(), ""));
  }

  private static boolean isProbed(Container container) {
    return container.getStartupProbe() != null
        || container.getReadinessProbe() != null
        || container.getLivenessProbe() != null
        || container.getLifecycle() != null;
  }

  private static String probed(Container container) {
    return "probes and hooks of container `%s` are not run".formatted(container.getName());
  }

  /** One that starts before the main containers and stays until they have ended. */
  static boolean isSidecar(Container initContainer) {
    return "Always".equals(initContainer.getRestartPolicy());
  }

  boolean isSpark(Container container) {
    return container.getName().equals(spark.getName());
  }

  boolean isMain(Container container) {
    return main.stream().anyMatch(other -> other.getName().equals(container.getName()));
  }
}
