package dev.k8spark.lower.step;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.runtime.contract.PodContract;

/**
 * Without a store for its tables, Spark's own catalog has a warehouse that cannot be: {@code
 * saveAsTable} fails, where it would else write into each executor's own folder and read nothing
 * back from a Job that is Complete.
 */
public final class Warehouse implements LoweringStep {

  private static final String KEY = "spark.sql.warehouse.dir";

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    return draft.sparkConf().containsKey(KEY)
        ? draft
        : draft.withConf(KEY, PodContract.NO_WAREHOUSE);
  }
}
