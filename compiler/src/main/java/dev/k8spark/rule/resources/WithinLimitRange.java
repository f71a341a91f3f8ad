package dev.k8spark.rule.resources;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.EffectiveBound;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.rule.Containers;
import dev.k8spark.rule.Rule;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.source.Span;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
 * Each container wants what the namespace's LimitRange lets one have, with what it gives to those
 * that say nothing: Kubernetes refuses other pods, executors one by one while the driver runs.
 */
public final class WithinLimitRange implements Rule {

  private static final Set<String> OF_SPARK =
      Set.of(PodContract.DRIVER_CONTAINER, PodContract.EXECUTOR_CONTAINER);

  private static final Function<ResourceRequirements, @Nullable Map<String, Quantity>> LIMITS =
      ResourceRequirements::getLimits;

  /** Which way a bound is passed. */
  private enum Side {
    MOST("lets one have at most", "lower "),
    LEAST("wants one to have at least", "raise ");

    private final String so;
    private final String help;

    Side(String so, String help) {
      this.so = so;
      this.help = help;
    }

    private Optional<String> passed(String verb, @Nullable Quantity amount, EffectiveBound bound) {
      if (amount == null) {
        return Optional.empty();
      }
      int more = compare(amount, new Quantity(bound.text()));
      return (this == MOST ? more > 0 : more < 0)
          ? Optional.of(verb + " " + amount)
          : Optional.empty();
    }
  }

  /** One resource of one container, as Kubernetes will have it. */
  private record Wanted(
      ResolvedJob job,
      String role,
      String container,
      String resource,
      @Nullable Quantity request,
      @Nullable Quantity limit,
      boolean hasOwnLimit) {

    /**
     * @param says what the container says of the resource
     * @param so what Kubernetes holds against it
     */
    private Diagnostic finding(String says, String so, EffectiveBound bound, String help) {
      return Diagnostic.of(
              Code.CONTAINER_OUT_OF_RANGE,
              place(),
              "container `%s` of the %s %s of %s, and the namespace %s %s"
                  .formatted(container, role, says, resource, so, bound.text()))
          .withOther(bound.span(), "its LimitRange")
          .withHelp(help + PolicyFile.asking(bound.owner()));
    }

    private Span place() {
      return (isOfSpark() ? ResourceKeyLocator.key(job, role, resource) : Optional.<Span>empty())
          .orElseGet(() -> ResourceKeyLocator.ofTemplate(job, role, container));
    }

    private boolean isOfSpark() {
      return WithinLimitRange.isOfSpark(container);
    }

    /** What to change, such as {@code `driver.memory`}. */
    private String key() {
      return isOfSpark() && resource.matches("cpu|memory")
          ? "`%s.%s`".formatted(role, resource)
          : "it in `%s.podTemplate`".formatted(role);
    }
  }

  /** Whether a container is the one whose size the job's own keys say. */
  static boolean isOfSpark(String container) {
    return OF_SPARK.contains(container);
  }

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    ResolvedJob job = bundle.source();
    LimitRangeBounds range = LimitRangeBounds.of(job.policy(), job.job().namespace());
    return range.requests().isEmpty()
        ? Stream.empty()
        : Stream.of(
                wanted(job, "driver", bundle.driver(), DefaultedPods.driver(bundle)),
                wanted(job, "executor", bundle.request(), DefaultedPods.executor(bundle)))
            .flatMap(wanted -> wanted)
            .flatMap(wanted -> check(wanted, range).stream());
  }

  private static Stream<Wanted> wanted(ResolvedJob job, String role, Pod said, Pod made) {
    Map<String, Set<String>> own = new HashMap<>();
    Containers.of(said).forEach(one -> own.put(one.getName(), amounts(one, LIMITS).keySet()));
    return Containers.of(made)
        .flatMap(one -> wanted(job, role, one, own.getOrDefault(one.getName(), Set.of())));
  }

  private static Stream<Wanted> wanted(
      ResolvedJob job, String role, Container container, Set<String> ownLimits) {
    Map<String, Quantity> requests = amounts(container, ResourceRequirements::getRequests);
    Map<String, Quantity> limits = amounts(container, LIMITS);
    Set<String> resources = new TreeSet<>(requests.keySet());
    resources.addAll(limits.keySet());
    return resources.stream()
        .map(
            resource ->
                new Wanted(
                    job,
                    role,
                    container.getName(),
                    resource,
                    requests.get(resource),
                    limits.get(resource),
                    ownLimits.contains(resource)));
  }

  private static Map<String, Quantity> amounts(
      Container container, Function<ResourceRequirements, @Nullable Map<String, Quantity>> side) {
    @Nullable ResourceRequirements resources = container.getResources();
    @Nullable Map<String, Quantity> amounts = resources == null ? null : side.apply(resources);
    return Objects.requireNonNullElse(amounts, Map.of());
  }

  /** The gravest of what is wrong with one amount. */
  private static Optional<Diagnostic> check(Wanted wanted, LimitRangeBounds range) {
    return beyond(wanted, range.max().get(wanted.resource()), Side.MOST)
        .or(() -> beyond(wanted, range.min().get(wanted.resource()), Side.LEAST))
        .or(() -> moreThanGiven(wanted, range.limits().get(wanted.resource())));
  }

  private static Optional<Diagnostic> beyond(
      Wanted wanted, @Nullable EffectiveBound bound, Side side) {
    return bound == null
        ? Optional.empty()
        : side.passed("may use", wanted.limit(), bound)
            .or(() -> side.passed("requests", wanted.request(), bound))
            .map(says -> wanted.finding(says, side.so, bound, side.help + wanted.key()));
  }

  /** A request over a limit that the user wrote is another law's matter. */
  private static Optional<Diagnostic> moreThanGiven(Wanted wanted, @Nullable EffectiveBound given) {
    return given == null
            || wanted.hasOwnLimit()
            || wanted.request() == null
            || compare(wanted.request(), new Quantity(given.text())) <= 0
        ? Optional.empty()
        : Optional.of(
            wanted.finding(
                "requests " + wanted.request(),
                "gives one without a limit",
                given,
                wanted.isOfSpark() && wanted.resource().equals("cpu")
                    ? "set `%s.cpu.limit`".formatted(wanted.role())
                    : "set its limit in `%s.podTemplate`".formatted(wanted.role())));
  }

  /** To a thousandth, rounded up, as Kubernetes compares them. */
  private static int compare(Quantity one, Quantity other) {
    return thousandths(one).compareTo(thousandths(other));
  }

  private static BigDecimal thousandths(Quantity amount) {
    return Quantity.getAmountInBytes(amount).setScale(3, RoundingMode.CEILING);
  }
}
