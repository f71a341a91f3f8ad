package dev.k8spark.rule.resources;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.rule.Containers;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.runtime.contract.PodRole;
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
public final class QuotaNeedsLimits extends Rule {

  private static final String LIMITS = "limits.";

  public QuotaNeedsLimits() {
    super(
        Code.QUOTA_NEEDS_LIMIT,
        RuleCategory.RESOURCES,
        "A container has the requests and limits that the quota counts.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    String namespace = context.job().job().namespace();
    return context.policy().files().stream()
        .flatMap(file -> Quotas.find(file, namespace))
        .filter(QuotaNeedsLimits::countsContainers)
        .flatMap(quota -> check(context, quota));
  }

  /** Of other resources Kubernetes counts what there is. */
  private static boolean countsContainers(Quotas.Quota quota) {
    return quota.resource().matches("((requests|limits)\\.)?(cpu|memory)");
  }

  private Stream<Diagnostic> check(RuleContext context, Quotas.Quota quota) {
    return Stream.concat(
        check(context.job(), PodRole.DRIVER, context.defaultedDriver(), quota),
        check(context.job(), PodRole.EXECUTOR, context.defaultedExecutor(), quota));
  }

  private Stream<Diagnostic> check(ResolvedJob job, PodRole role, Pod pod, Quotas.Quota quota) {
    return Containers.stream(pod)
        .filter(container -> !hasAmount(container, quota))
        .limit(1)
        .map(container -> reportMissing(job, role, container, quota));
  }

  private static boolean hasAmount(Container container, Quotas.Quota quota) {
    @Nullable ResourceRequirements resources = container.getResources();
    if (resources == null) {
      return false;
    }
    @Nullable Map<String, Quantity> amounts =
        isOfLimits(quota) ? resources.getLimits() : resources.getRequests();
    return amounts != null && amounts.containsKey(quota.bareResource());
  }

  private static boolean isOfLimits(Quotas.Quota quota) {
    return quota.resource().startsWith(LIMITS);
  }

  private Diagnostic reportMissing(
      ResolvedJob job, PodRole role, Container container, Quotas.Quota quota) {
    boolean isKey = isOfLimits(quota) && quota.bareResource().equals("cpu");
    String help =
        isKey && ContainerAmount.isOfSpark(container.getName())
            ? "set `%s.cpu.limit`".formatted(role.word())
            : "set it in `%s.podTemplate`".formatted(role.word());
    return report(
            job.usersPlaceOf(role.word()),
            "container `%s` of the %s has no %s of %s, and the quota counts them"
                .formatted(
                    container.getName(),
                    role.word(),
                    isOfLimits(quota) ? "limit" : "request",
                    quota.bareResource()))
        .withOther(quota.span(), "Kubernetes refuses pods without one")
        .withHelp(help);
  }
}
