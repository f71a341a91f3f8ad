package dev.k8spark.rule.resources;

import dev.k8spark.lower.Bundle;
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

/**
 * A job's pods as Kubernetes makes them: with what containers get that do not say what they want.
 */
public final class DefaultedPods {

  /** Where Kubernetes tells what it gave. */
  private static final String TOLD = "kubernetes.io/limit-ranger";

  private final LimitRangeBounds range;

  DefaultedPods(LimitRangeBounds range) {
    this.range = range;
  }

  public static Pod driver(Bundle bundle) {
    return of(bundle).made(bundle.driver());
  }

  public static Pod executor(Bundle bundle) {
    return of(bundle).made(bundle.request());
  }

  private static DefaultedPods of(Bundle bundle) {
    return new DefaultedPods(
        LimitRangeBounds.of(bundle.source().policy(), bundle.source().job().namespace()));
  }

  private Pod made(Pod pod) {
    if (range.requests().isEmpty() && saysAll(pod)) {
      return pod;
    }
    List<String> given = new ArrayList<>();
    PodBuilder made =
        new PodBuilder(pod)
            .editSpec()
            .withContainers(made("container", pod.getSpec().getContainers(), given))
            .withInitContainers(made("init container", pod.getSpec().getInitContainers(), given))
            .endSpec();
    return given.isEmpty()
        ? made.build()
        : made.editMetadata()
            .addToAnnotations(TOLD, "LimitRanger plugin set: " + String.join("; ", given))
            .endMetadata()
            .build();
  }

  /** Whether no limit is without the request that would follow from it. */
  private static boolean saysAll(Pod pod) {
    return Stream.concat(
            pod.getSpec().getContainers().stream(), pod.getSpec().getInitContainers().stream())
        .map(Container::getResources)
        .allMatch(
            said ->
                said == null
                    || copy(said.getRequests())
                        .keySet()
                        .containsAll(copy(said.getLimits()).keySet()));
  }

  private List<Container> made(String kind, List<Container> containers, List<String> given) {
    return containers.stream().map(container -> made(kind, container, given)).toList();
  }

  private Container made(String kind, Container container, List<String> given) {
    @Nullable ResourceRequirements said = container.getResources();
    Map<String, Quantity> limits = copy(said == null ? null : said.getLimits());
    Map<String, Quantity> requests = copy(said == null ? null : said.getRequests());
    limits.forEach(requests::putIfAbsent);
    List<String> newRequests = give(range.requests(), requests);
    List<String> newLimits = give(range.limits(), limits);
    tell(given, newRequests, " request for " + kind + " " + container.getName());
    tell(given, newLimits, " limit for " + kind + " " + container.getName());
    return limits.isEmpty() && requests.isEmpty()
        ? container
        : new ContainerBuilder(container)
            .withResources(
                new ResourceRequirementsBuilder(said == null ? new ResourceRequirements() : said)
                    .withLimits(limits)
                    .withRequests(requests)
                    .build())
            .build();
  }

  private static List<String> give(
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

  private static void tell(List<String> told, List<String> resources, String what) {
    if (!resources.isEmpty()) {
      told.add(String.join(", ", resources) + what);
    }
  }

  private static Map<String, Quantity> copy(@Nullable Map<String, Quantity> amounts) {
    return amounts == null ? new TreeMap<>() : new TreeMap<>(amounts);
  }
}
