package dev.k8spark.lower.step;

import dev.k8spark.job.CloudIdentity;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SparkJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.lower.draft.ObjectMetadata;
import dev.k8spark.lower.draft.ObjectNames;
import dev.k8spark.lower.draft.PodDraft;
import dev.k8spark.runtime.contract.PodRole;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import java.util.List;
import java.util.Map;
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
        ? withAccounts(draft, ObjectNames.driver(job), ObjectNames.executor(job))
            .withResources(
                List.of(
                    account(job, PodRole.DRIVER, ObjectNames.driver(job)),
                    account(job, PodRole.EXECUTOR, ObjectNames.executor(job))))
            .withResources(DriverRole.create(job, draft.rights()))
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

  /** Google looks for its account on that of Kubernetes; the others take a token of it. */
  private static Map<String, String> cloudAnnotations(SparkJob job) {
    return job.identity() instanceof CloudIdentity.Google(String account)
        ? Map.of("iam.gke.io/gcp-service-account", account)
        : Map.of();
  }

  private static ServiceAccount account(SparkJob job, PodRole role, String name) {
    return new ServiceAccountBuilder()
        .withMetadata(ObjectMetadata.create(job, role, name))
        .editMetadata()
        .addToAnnotations(cloudAnnotations(job))
        .endMetadata()
        .withAutomountServiceAccountToken(false)
        .build();
  }
}
