package dev.k8spark.rule.resources;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.rule.Containers;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** No container requests more CPU than it may use: Kubernetes would refuse the pod. */
public final class CpuRequestWithinLimit extends Rule {

  public CpuRequestWithinLimit() {
    super(
        Code.CPU_REQUEST_OVER_LIMIT,
        RuleCategory.RESOURCES,
        "A container requests at most as much CPU as it may use.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    return Stream.concat(
        check(context, PodRole.DRIVER, context.bundle().driver()),
        check(context, PodRole.EXECUTOR, context.bundle().request()));
  }

  private Stream<Diagnostic> check(RuleContext context, PodRole role, Pod pod) {
    return Containers.stream(pod).flatMap(container -> check(context, role, container));
  }

  private Stream<Diagnostic> check(RuleContext context, PodRole role, Container container) {
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
        "the %s requests %s of CPU and may use at most %s".formatted(role.word(), request, limit);
    return Stream.of(
        report(locate(context.job(), role, container), message)
            .withHelp(
                "raise `cpu.limit`, or lower `cpu.request`, which is `cores` where it is not set"));
  }

  private static Span locate(ResolvedJob job, PodRole role, Container container) {
    return Containers.findWritten(job, role, "name", container.getName())
        .map(written -> Node.childOf(Node.childOf(written, "resources"), "limits"))
        .map(limits -> Node.childOf(limits, "cpu"))
        .map(Node::span)
        .orElseGet(() -> job.spanOf(role.word(), "cpu", "limit"));
  }

  private static @Nullable Quantity cpu(@Nullable Map<String, Quantity> amounts) {
    return amounts == null ? null : amounts.get("cpu");
  }
}
