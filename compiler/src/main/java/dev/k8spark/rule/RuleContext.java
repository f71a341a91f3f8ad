package dev.k8spark.rule;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.Policy;
import io.fabric8.kubernetes.api.model.Pod;
import org.jspecify.annotations.Nullable;

/**
 * A compiled job as rules check it. What several rules need is computed when the first one asks for
 * it, and kept; a context is of one job and one thread.
 */
public final class RuleContext {

  private final Bundle bundle;
  private @Nullable LimitRangeBounds limitRange;
  private @Nullable Pod defaultedDriver;
  private @Nullable Pod defaultedExecutor;
  private @Nullable JobSize size;

  public RuleContext(Bundle bundle) {
    this.bundle = bundle;
  }

  public Bundle bundle() {
    return bundle;
  }

  /** Returns the job that was lowered, with the places of its values. */
  public ResolvedJob job() {
    return bundle.source();
  }

  public Policy policy() {
    return bundle.source().policy();
  }

  /** Returns the bounds and defaults of containers in the job's namespace. */
  public LimitRangeBounds limitRange() {
    if (limitRange == null) {
      limitRange = LimitRangeBounds.of(policy(), job().job().namespace());
    }
    return limitRange;
  }

  /** Returns the driver's pod after LimitRange defaulting. */
  public Pod defaultedDriver() {
    if (defaultedDriver == null) {
      defaultedDriver = new DefaultedPods(limitRange()).complete(bundle.driver());
    }
    return defaultedDriver;
  }

  /** Returns an executor's pod, as Spark requests it, after LimitRange defaulting. */
  public Pod defaultedExecutor() {
    if (defaultedExecutor == null) {
      defaultedExecutor = new DefaultedPods(limitRange()).complete(bundle.request());
    }
    return defaultedExecutor;
  }

  /** Returns what the job wants at its largest. */
  public JobSize size() {
    if (size == null) {
      size = JobSize.of(defaultedDriver(), defaultedExecutor(), job().job().executor().instances());
    }
    return size;
  }
}
