package dev.k8spark.admit.rule;

import dev.k8spark.admit.ContainerRange;
import dev.k8spark.admit.ContainerRange.Bound;
import dev.k8spark.admit.Law;
import dev.k8spark.admit.MadePods;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.source.Span;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Each container wants what the namespace's LimitRange lets one have, with what it gives to those
 * that say nothing: Kubernetes refuses other pods, executors one by one while the driver runs.
 */
public final class WithinRange implements Law {

  private static final Set<String> OF_SPARK =
      Set.of(PodContract.DRIVER_CONTAINER, PodContract.EXECUTOR_CONTAINER);

  /** One resource of one container, as Kubernetes will have it. */
  private record Wanted(
      ResolvedJob job,
      String role,
      String container,
      String resource,
      @Nullable Quantity request,
      @Nullable Quantity limit) {

    /**
     * @param says what the container says of the resource
     * @param so what Kubernetes holds against it
     */
    private Diagnostic finding(String says, String so, Bound bound, String help) {
      return Diagnostic.of(
              Code.CONTAINER_OUT_OF_RANGE,
              place(),
              "container `%s` of the %s %s of %s, and the namespace %s %s"
                  .formatted(container, role, says, resource, so, bound.text()))
          .withOther(bound.span(), "its LimitRange")
          .withHelp(help + PolicyFile.asking(bound.owner()));
    }

    private Span place() {
      return (isOfSpark() ? SizePlace.key(job, role, resource) : Optional.<Span>empty())
          .orElseGet(() -> SizePlace.ofTemplate(job, role, container));
    }

    private boolean isOfSpark() {
      return WithinRange.isOfSpark(container);
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
    ContainerRange range = ContainerRange.of(job.policy(), job.job().namespace());
    return range.requests().isEmpty()
        ? Stream.empty()
        : Stream.of(
                wanted(job, "driver", MadePods.driver(bundle)),
                wanted(job, "executor", MadePods.executor(bundle)))
            .flatMap(wanted -> wanted)
            .flatMap(wanted -> check(wanted, range).stream());
  }

  private static Stream<Wanted> wanted(ResolvedJob job, String role, Pod pod) {
    return Containers.of(pod)
        .filter(container -> container.getResources() != null)
        .flatMap(container -> wanted(job, role, container));
  }

  private static Stream<Wanted> wanted(ResolvedJob job, String role, Container container) {
    Map<String, Quantity> requests = container.getResources().getRequests();
    Map<String, Quantity> limits = container.getResources().getLimits();
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
                    limits.get(resource)));
  }

  /** The gravest of what is wrong with one amount. */
  private static Optional<Diagnostic> check(Wanted wanted, ContainerRange range) {
    return tooMuch(wanted, range.max().get(wanted.resource()))
        .or(() -> tooLittle(wanted, range.min().get(wanted.resource())))
        .or(() -> moreThanGiven(wanted, range.limits().get(wanted.resource())));
  }

  private static Optional<Diagnostic> tooMuch(Wanted wanted, @Nullable Bound most) {
    return most == null
        ? Optional.empty()
        : over("may use", wanted.limit(), most)
            .or(() -> over("requests", wanted.request(), most))
            .map(
                says ->
                    wanted.finding(says, "lets one have at most", most, "lower " + wanted.key()));
  }

  private static Optional<String> over(String verb, @Nullable Quantity amount, Bound most) {
    return amount != null && compare(amount, most.quantity()) > 0
        ? Optional.of(verb + " " + amount)
        : Optional.empty();
  }

  private static Optional<Diagnostic> tooLittle(Wanted wanted, @Nullable Bound least) {
    return least == null
        ? Optional.empty()
        : under("requests", wanted.request(), least)
            .or(() -> under("may use", wanted.limit(), least))
            .map(
                says ->
                    wanted.finding(
                        says, "wants one to have at least", least, "raise " + wanted.key()));
  }

  private static Optional<String> under(String verb, @Nullable Quantity amount, Bound least) {
    return amount != null && compare(amount, least.quantity()) < 0
        ? Optional.of(verb + " " + amount)
        : Optional.empty();
  }

  /** A request over a limit that the user wrote is another law's matter. */
  private static Optional<Diagnostic> moreThanGiven(Wanted wanted, @Nullable Bound given) {
    return given == null
            || wanted.request() == null
            || wanted.limit() == null
            || !wanted.limit().equals(given.quantity())
            || compare(wanted.request(), wanted.limit()) <= 0
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
