package dev.k8spark.rule.resources;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.rule.Containers;
import dev.k8spark.rule.Rule;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** No container requests more CPU than it may use: Kubernetes would refuse the pod. */
public final class CpuRequestWithinLimit implements Rule {

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    return Stream.concat(
        check(bundle, "driver", bundle.driver()), check(bundle, "executor", bundle.request()));
  }

  private static Stream<Diagnostic> check(Bundle bundle, String role, Pod pod) {
    return Containers.of(pod).flatMap(container -> check(bundle, role, container));
  }

  private static Stream<Diagnostic> check(Bundle bundle, String role, Container container) {
    if (container.getResources() == null) {
      return Stream.empty();
    }
    Quantity request = cpu(container.getResources().getRequests());
    Quantity limit = cpu(container.getResources().getLimits());
    if (request == null
        || limit == null
        || Quantity.getAmountInBytes(request).compareTo(Quantity.getAmountInBytes(limit)) <= 0) {
      return Stream.empty();
    }
    String message =
        "the %s requests %s of CPU and may use at most %s".formatted(role, request, limit);
    return Stream.of(
        Diagnostic.of(Code.CPU_REQUEST_OVER_LIMIT, place(bundle.source(), role, container), message)
            .withHelp(
                "raise `cpu.limit`, or lower `cpu.request`, which is `cores` where it is not set"));
  }

  private static Span place(ResolvedJob job, String role, Container container) {
    return Containers.written(job, role, "name", container.getName())
        .map(one -> Node.childOf(Node.childOf(one, "resources"), "limits"))
        .map(limits -> Node.childOf(limits, "cpu"))
        .map(Node::span)
        .orElseGet(() -> job.spanOf(role, "cpu", "limit"));
  }

  private static @Nullable Quantity cpu(@Nullable Map<String, Quantity> amounts) {
    return amounts == null ? null : amounts.get("cpu");
  }
}
