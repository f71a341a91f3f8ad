package dev.k8spark.rule.resources;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.rule.Containers;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.source.Span;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one container wants of one resource, after LimitRange defaulting.
 *
 * @param hasOwnLimit whether the limit stood there before defaulting
 */
record ContainerAmount(
    ResolvedJob job,
    PodRole role,
    String container,
    String resource,
    @Nullable Quantity request,
    @Nullable Quantity limit,
    boolean hasOwnLimit) {

  private static final Function<ResourceRequirements, @Nullable Map<String, Quantity>> LIMITS =
      ResourceRequirements::getLimits;

  /** Returns the amounts of all containers of both pods. */
  static Stream<ContainerAmount> find(RuleContext context) {
    ResolvedJob job = context.job();
    return Stream.concat(
        find(job, PodRole.DRIVER, context.bundle().driver(), context.defaultedDriver()),
        find(job, PodRole.EXECUTOR, context.bundle().request(), context.defaultedExecutor()));
  }

  private static Stream<ContainerAmount> find(
      ResolvedJob job, PodRole role, Pod written, Pod defaulted) {
    Map<String, Set<String>> ownLimits = new HashMap<>();
    Containers.stream(written)
        .forEach(
            container -> ownLimits.put(container.getName(), amountsOf(container, LIMITS).keySet()));
    return Containers.stream(defaulted)
        .flatMap(
            container ->
                find(job, role, container, ownLimits.getOrDefault(container.getName(), Set.of())));
  }

  private static Stream<ContainerAmount> find(
      ResolvedJob job, PodRole role, Container container, Set<String> ownLimits) {
    Map<String, Quantity> requests = amountsOf(container, ResourceRequirements::getRequests);
    Map<String, Quantity> limits = amountsOf(container, LIMITS);
    Set<String> resources = new TreeSet<>(requests.keySet());
    resources.addAll(limits.keySet());
    return resources.stream()
        .map(
            resource ->
                new ContainerAmount(
                    job,
                    role,
                    container.getName(),
                    resource,
                    requests.get(resource),
                    limits.get(resource),
                    ownLimits.contains(resource)));
  }

  private static Map<String, Quantity> amountsOf(
      Container container, Function<ResourceRequirements, @Nullable Map<String, Quantity>> side) {
    @Nullable ResourceRequirements resources = container.getResources();
    @Nullable Map<String, Quantity> amounts = resources == null ? null : side.apply(resources);
    return Objects.requireNonNullElse(amounts, Map.of());
  }

  /** Returns whether a container is the one whose size the job's own keys say. */
  static boolean isOfSpark(String container) {
    return Stream.of(PodRole.values()).anyMatch(role -> role.container().equals(container));
  }

  /** Returns the user's line that decides the amount. */
  Span locate() {
    return (isOfSpark(container)
            ? ResourceKeyLocator.findKey(job, role, resource)
            : Optional.<Span>empty())
        .orElseGet(() -> ResourceKeyLocator.locateInTemplate(job, role, container));
  }

  /** Returns what to change, such as {@code `driver.memory`}. */
  String nameKey() {
    return isOfSpark(container) && resource.matches("cpu|memory")
        ? "`%s.%s`".formatted(role.word(), resource)
        : "it in `%s.podTemplate`".formatted(role.word());
  }

  /** Returns what to do where the limit is missing. */
  String adviseLimit() {
    return isOfSpark(container) && resource.equals("cpu")
        ? "set `%s.cpu.limit`".formatted(role.word())
        : "set its limit in `%s.podTemplate`".formatted(role.word());
  }
}
