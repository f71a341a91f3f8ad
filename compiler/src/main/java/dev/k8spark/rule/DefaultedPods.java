package dev.k8spark.rule;

import dev.k8spark.policy.EffectiveBound;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Completes pods as LimitRange defaulting does, for containers that do not say what they want. */
final class DefaultedPods {

  /** The annotation in which Kubernetes lists what it has set. */
  private static final String ANNOTATION = "kubernetes.io/limit-ranger";

  private final LimitRangeBounds range;

  DefaultedPods(LimitRangeBounds range) {
    this.range = range;
  }

  /** Returns the pod with the requests and limits that the namespace sets by default. */
  Pod complete(Pod pod) {
    if (range.requests().isEmpty() && hasAllRequests(pod)) {
      return pod;
    }
    List<String> given = new ArrayList<>();
    PodBuilder completed =
        new PodBuilder(pod)
            .editSpec()
            .withContainers(complete("container", pod.getSpec().getContainers(), given))
            .withInitContainers(
                complete("init container", pod.getSpec().getInitContainers(), given))
            .endSpec();
    return given.isEmpty()
        ? completed.build()
        : completed
            .editMetadata()
            .addToAnnotations(ANNOTATION, "LimitRanger plugin set: " + String.join("; ", given))
            .endMetadata()
            .build();
  }

  /** Returns whether each limit has its request, which would follow from it. */
  private static boolean hasAllRequests(Pod pod) {
    return Stream.concat(
            pod.getSpec().getContainers().stream(), pod.getSpec().getInitContainers().stream())
        .map(Container::getResources)
        .allMatch(
            written ->
                written == null
                    || copy(written.getRequests())
                        .keySet()
                        .containsAll(copy(written.getLimits()).keySet()));
  }

  private List<Container> complete(String kind, List<Container> containers, List<String> given) {
    return containers.stream().map(container -> complete(kind, container, given)).toList();
  }

  private Container complete(String kind, Container container, List<String> given) {
    @Nullable ResourceRequirements written = container.getResources();
    Map<String, Quantity> limits = copy(written == null ? null : written.getLimits());
    Map<String, Quantity> requests = copy(written == null ? null : written.getRequests());
    limits.forEach(requests::putIfAbsent);
    List<String> newRequests = setMissing(range.requests(), requests);
    List<String> newLimits = setMissing(range.limits(), limits);
    note(given, newRequests, " request for " + kind + " " + container.getName());
    note(given, newLimits, " limit for " + kind + " " + container.getName());
    return limits.isEmpty() && requests.isEmpty()
        ? container
        : new ContainerBuilder(container)
            .withResources(
                new ResourceRequirementsBuilder(
                        written == null ? new ResourceRequirements() : written)
                    .withLimits(limits)
                    .withRequests(requests)
                    .build())
            .build();
  }

  private static List<String> setMissing(
      SortedMap<String, EffectiveBound> bounds, Map<String, Quantity> amounts) {
    List<String> given = new ArrayList<>();
    bounds.forEach(
        (resource, bound) -> {
          if (amounts.putIfAbsent(resource, new Quantity(bound.text())) == null) {
            given.add(resource);
          }
        });
    return given;
  }

  private static void note(List<String> notes, List<String> resources, String what) {
    if (!resources.isEmpty()) {
      notes.add(String.join(", ", resources) + what);
    }
  }

  private static Map<String, Quantity> copy(@Nullable Map<String, Quantity> amounts) {
    return amounts == null ? new TreeMap<>() : new TreeMap<>(amounts);
  }
}
