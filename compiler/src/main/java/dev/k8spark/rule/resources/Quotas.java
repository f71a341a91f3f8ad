package dev.k8spark.rule.resources;

import dev.k8spark.policy.PolicyFile;
import dev.k8spark.quantity.LimitedResource;
import dev.k8spark.quantity.ResourceAmount;
import dev.k8spark.rule.JobSize;
import dev.k8spark.source.Span;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the quotas of a namespace that pods count for. */
public final class Quotas {

  private Quotas() {}

  /**
   * The most of one resource that all pods of a namespace may want.
   *
   * @param resource as a ResourceQuota names it
   * @param hard in cores, bytes or pieces
   */
  public record Quota(String resource, BigDecimal hard, Span span, @Nullable String owner) {

    /** Returns what a job takes of it at its largest; absent for what jobs do not count for. */
    Optional<BigDecimal> measure(JobSize size) {
      return switch (resource) {
        case "cpu", "memory", "ephemeral-storage" -> Optional.of(size.request(resource));
        case "requests.cpu", "requests.memory", "requests.ephemeral-storage" ->
            Optional.of(size.request(bareResource()));
        case "limits.cpu", "limits.memory", "limits.ephemeral-storage" ->
            Optional.of(size.limit(bareResource()));
        case "pods", "count/pods" -> Optional.of(BigDecimal.valueOf(size.pods()));
        case "count/jobs.batch" -> Optional.of(BigDecimal.ONE);
        default -> Optional.empty();
      };
    }

    /** Returns the resource without its prefix, such as {@code cpu}. */
    String bareResource() {
      return resource.substring(resource.indexOf('.') + 1);
    }

    String format(BigDecimal amount) {
      if (bareResource().equals(LimitedResource.CPU.key())) {
        return ResourceAmount.ofResource(LimitedResource.CPU, amount).toString();
      }
      return bareResource().equals("memory") || bareResource().equals("ephemeral-storage")
          ? ResourceAmount.ofResource(LimitedResource.MEMORY, amount).toString()
          : amount.toPlainString();
    }
  }

  static Stream<Quota> find(PolicyFile file, String namespace) {
    return file.namespace(namespace).stream()
        .flatMap(block -> block.quota().entrySet().stream())
        .flatMap(
            entry ->
                Stream.ofNullable(entry.getValue().value())
                    .map(
                        text ->
                            new Quota(
                                entry.getKey(),
                                Quantity.getAmountInBytes(new Quantity(text)),
                                entry.getValue().span(),
                                file.owner())));
  }
}
