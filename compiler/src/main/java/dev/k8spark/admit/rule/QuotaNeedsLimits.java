package dev.k8spark.admit.rule;

import dev.k8spark.admit.Law;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.PolicyFile;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a quota counts limits, every container has one: Kubernetes refuses pods without, and
 * refuses executors one by one while the driver runs.
 */
public final class QuotaNeedsLimits implements Law {

  private static final String LIMITS = "limits.";

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    String namespace = bundle.source().job().namespace();
    return bundle.source().policy().files().stream()
        .flatMap(
            file ->
                Quotas.of(file, namespace)
                    .filter(quota -> quota.resource().startsWith(LIMITS))
                    .filter(quota -> !hasDefault(file, namespace, quota.bare()))
                    .flatMap(quota -> check(bundle, quota)));
  }

  /** Kubernetes then gives containers that limit. */
  private static boolean hasDefault(PolicyFile file, String namespace, String resource) {
    return Stream.of("default", "max")
        .anyMatch(key -> file.at("namespaces", namespace, "limitRange", key, resource) != null);
  }

  private static Stream<Diagnostic> check(Bundle bundle, Quotas.Quota quota) {
    return Stream.concat(
        check(bundle.source(), "driver", bundle.driver(), quota),
        check(bundle.source(), "executor", bundle.request(), quota));
  }

  private static Stream<Diagnostic> check(
      ResolvedJob job, String role, Pod pod, Quotas.Quota quota) {
    return Containers.of(pod)
        .filter(container -> !has(container, quota.bare()))
        .limit(1)
        .map(container -> finding(job, role, container, quota));
  }

  private static boolean has(Container container, String resource) {
    @Nullable Map<String, Quantity> limits =
        container.getResources() == null ? null : container.getResources().getLimits();
    return limits != null && limits.containsKey(resource);
  }

  private static Diagnostic finding(
      ResolvedJob job, String role, Container container, Quotas.Quota quota) {
    String help =
        quota.bare().equals("cpu")
            ? "set `%s.cpu.limit`".formatted(role)
            : "set it in `%s.podTemplate`".formatted(role);
    return Diagnostic.of(
            Code.QUOTA_NEEDS_LIMIT,
            job.usersPlaceOf(role),
            "container `%s` of the %s has no limit of %s, and the quota counts them"
                .formatted(container.getName(), role, quota.bare()))
        .withOther(quota.span(), "Kubernetes refuses pods without one")
        .withHelp(help);
  }
}
