package dev.k8spark.lower.step;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SparkJob;
import dev.k8spark.lower.Draft;
import dev.k8spark.lower.LoweringStep;
import dev.k8spark.lower.Metadata;
import dev.k8spark.lower.Names;
import dev.k8spark.lower.PodDraft;
import dev.k8spark.runtime.contract.PodContract;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who the pods are. Only the driver's pod gets a token; executors never call the API server. An
 * account that exists brings its own rights.
 */
public final class Accounts implements LoweringStep {

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    SparkJob job = resolved.job();
    @Nullable String existing = job.serviceAccount();
    return existing == null
        ? withAccounts(draft, Names.driver(job), Names.executor(job))
            .withResources(
                List.of(
                    account(job, PodContract.DRIVER, Names.driver(job)),
                    account(job, PodContract.EXECUTOR, Names.executor(job))))
            .withResources(DriverRole.of(job, draft.rights()))
        : withAccounts(draft, existing, existing);
  }

  private static Draft withAccounts(Draft draft, String driver, String executor) {
    return draft
        .mapDriver(pod -> withAccount(pod, driver, true))
        .mapExecutor(pod -> withAccount(pod, executor, false));
  }

  private static PodDraft withAccount(PodDraft pod, String account, boolean token) {
    return pod.editSpec(
        spec -> spec.withServiceAccountName(account).withAutomountServiceAccountToken(token));
  }

  private static ServiceAccount account(SparkJob job, String component, String name) {
    return new ServiceAccountBuilder()
        .withMetadata(Metadata.of(job, component, name))
        .withAutomountServiceAccountToken(false)
        .build();
  }
}
