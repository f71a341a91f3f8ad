package dev.k8spark.rule.resources;

import dev.k8spark.diagnostic.ManifestReads;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.source.KeyPath;
import dev.k8spark.source.Span;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the containers of a pod say how much of a resource they want, the largest amount first.
 *
 * @param role whose pod it is
 * @param sides which amounts count: {@code limits}, {@code requests}
 */
record AmountPlaces(PodRole role, Pod pod, List<String> sides) {

  AmountPlaces {
    sides = List.copyOf(sides);
  }

  private record PlacedAmount(BigDecimal amount, KeyPath path) {}

  /** Returns where the amounts stand, for finding their cause, with the role as a first guess. */
  ManifestReads collectReads(ResolvedJob job, List<String> resources) {
    ManifestReads.ReadRoot root =
        switch (role) {
          case DRIVER -> new ManifestReads.DriverRoot();
          case EXECUTOR -> new ManifestReads.ExecutorRoot();
        };
    return new ManifestReads(
        role == PodRole.DRIVER ? "the driver's pod" : "an executor's pod",
        resources.stream()
            .flatMap(resource -> findPlaces(resource).stream())
            .map(place -> new ManifestReads.ManifestRead(root, place.path()))
            .toList(),
        guessPlace(job));
  }

  /** Returns the role's own line, for where nothing nearer is known. */
  Span guessPlace(ResolvedJob job) {
    return job.usersPlaceOf(role.word());
  }

  /** Returns whether another container than Spark's wants most of a resource. */
  boolean isMostlyOthers(String resource) {
    List<PlacedAmount> places = findPlaces(resource);
    return !places.isEmpty()
        && !places.getFirst().path().startsWith(KeyPath.of("spec", "containers", "0"));
  }

  private List<PlacedAmount> findPlaces(String resource) {
    List<PlacedAmount> places = new ArrayList<>();
    add(places, "containers", pod.getSpec().getContainers(), resource);
    add(places, "initContainers", pod.getSpec().getInitContainers(), resource);
    places.sort(Comparator.comparing(PlacedAmount::amount).reversed());
    return places;
  }

  private void add(
      List<PlacedAmount> places, String kind, List<Container> containers, String resource) {
    for (int i = 0; i < containers.size(); i++) {
      @Nullable ResourceRequirements resources = containers.get(i).getResources();
      KeyPath path = KeyPath.of("spec", kind, String.valueOf(i), "resources");
      if (resources != null) {
        for (String side : sides) {
          boolean isLimit = side.equals("limits");
          add(
              places,
              path,
              side,
              isLimit ? resources.getLimits() : resources.getRequests(),
              resource);
        }
      }
    }
  }

  private static void add(
      List<PlacedAmount> places,
      KeyPath path,
      String side,
      @Nullable Map<String, Quantity> amounts,
      String resource) {
    @Nullable Quantity amount =
        Objects.requireNonNullElse(amounts, Map.<String, Quantity>of()).get(resource);
    if (amount != null) {
      KeyPath whole = path.append(side).append(resource);
      places.add(new PlacedAmount(Quantity.getAmountInBytes(amount), whole));
    }
  }
}
