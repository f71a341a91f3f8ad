package dev.k8spark.rule;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a pod wants of a node, as the scheduler and quotas count it: its containers and lasting
 * sidecars together, or what starting it takes where that is more, and the pod's own overhead.
 *
 * @param pod as Kubernetes will see it
 */
public record PodSize(Pod pod) {

  private static final String LASTING = "Always";

  /** Returns the requests in cores or bytes; zero where no container has any. */
  public BigDecimal request(String resource) {
    return sum(resource, ResourceRequirements::getRequests);
  }

  /** Returns the limits in cores or bytes; a container without one counts nothing. */
  public BigDecimal limit(String resource) {
    return sum(resource, ResourceRequirements::getLimits);
  }

  /** Returns the larger of requests and limits. */
  public BigDecimal most(String resource) {
    return request(resource).max(limit(resource));
  }

  private BigDecimal sum(
      String resource, Function<ResourceRequirements, @Nullable Map<String, Quantity>> side) {
    PodSpec spec = pod.getSpec();
    BigDecimal running = BigDecimal.ZERO;
    for (Container container : spec.getContainers()) {
      running = running.add(amount(container, resource, side));
    }
    BigDecimal sidecars = BigDecimal.ZERO;
    BigDecimal starting = BigDecimal.ZERO;
    for (Container container : emptyIfNull(spec.getInitContainers())) {
      BigDecimal own = amount(container, resource, side);
      if (LASTING.equals(container.getRestartPolicy())) {
        sidecars = sidecars.add(own);
        starting = starting.max(sidecars);
      } else {
        starting = starting.max(sidecars.add(own));
      }
    }
    return running.add(sidecars).max(starting).add(amount(spec.getOverhead(), resource));
  }

  private static BigDecimal amount(
      Container container,
      String resource,
      Function<ResourceRequirements, @Nullable Map<String, Quantity>> side) {
    ResourceRequirements resources = container.getResources();
    return resources == null ? BigDecimal.ZERO : amount(side.apply(resources), resource);
  }

  private static BigDecimal amount(@Nullable Map<String, Quantity> amounts, String resource) {
    Quantity quantity = amounts == null ? null : amounts.get(resource);
    return quantity == null ? BigDecimal.ZERO : Quantity.getAmountInBytes(quantity);
  }

  private static List<Container> emptyIfNull(@Nullable List<Container> containers) {
    return Objects.requireNonNullElse(containers, List.of());
  }
}
