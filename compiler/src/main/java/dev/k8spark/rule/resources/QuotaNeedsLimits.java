package dev.k8spark.rule.resources;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.rule.Containers;
import dev.k8spark.rule.Rule;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a quota counts requests or limits, every container has one, its own or the namespace's
 * usual: Kubernetes refuses pods without, and refuses executors one by one while the driver runs.
 */
public final class QuotaNeedsLimits implements Rule {

  private static final String LIMITS = "limits.";

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    String namespace = bundle.source().job().namespace();
    return bundle.source().policy().files().stream()
        .flatMap(file -> Quotas.of(file, namespace))
        .filter(QuotaNeedsLimits::asks)
        .flatMap(quota -> check(bundle, quota));
  }

  /** Of other resources Kubernetes counts what there is. */
  private static boolean asks(Quotas.Quota quota) {
    return quota.resource().matches("((requests|limits)\\.)?(cpu|memory)");
  }

  private static Stream<Diagnostic> check(Bundle bundle, Quotas.Quota quota) {
    return Stream.concat(
        check(bundle.source(), "driver", DefaultedPods.driver(bundle), quota),
        check(bundle.source(), "executor", DefaultedPods.executor(bundle), quota));
  }

  private static Stream<Diagnostic> check(
      ResolvedJob job, String role, Pod pod, Quotas.Quota quota) {
    return Containers.of(pod)
        .filter(container -> !has(container, quota))
        .limit(1)
        .map(container -> finding(job, role, container, quota));
  }

  private static boolean has(Container container, Quotas.Quota quota) {
    @Nullable ResourceRequirements resources = container.getResources();
    if (resources == null) {
      return false;
    }
    @Nullable Map<String, Quantity> amounts =
        isOfLimits(quota) ? resources.getLimits() : resources.getRequests();
    return amounts != null && amounts.containsKey(quota.bare());
  }

  private static boolean isOfLimits(Quotas.Quota quota) {
    return quota.resource().startsWith(LIMITS);
  }

  private static Diagnostic finding(
      ResolvedJob job, String role, Container container, Quotas.Quota quota) {
    boolean isKey = isOfLimits(quota) && quota.bare().equals("cpu");
    String help =
        isKey && WithinLimitRange.isOfSpark(container.getName())
            ? "set `%s.cpu.limit`".formatted(role)
            : "set it in `%s.podTemplate`".formatted(role);
    return Diagnostic.of(
            Code.QUOTA_NEEDS_LIMIT,
            job.usersPlaceOf(role),
            "container `%s` of the %s has no %s of %s, and the quota counts them"
                .formatted(
                    container.getName(),
                    role,
                    isOfLimits(quota) ? "limit" : "request",
                    quota.bare()))
        .withOther(quota.span(), "Kubernetes refuses pods without one")
        .withHelp(help);
  }
}
