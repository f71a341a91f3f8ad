package dev.k8spark.lower.step;

import dev.k8spark.job.DataAccess;
import dev.k8spark.job.DataAddress;
import dev.k8spark.job.DataKind;
import dev.k8spark.job.DataUse;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.data.DataPlan;
import dev.k8spark.lower.data.DataPlanner;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.lower.draft.ObjectNames;
import dev.k8spark.runtime.contract.Connector;
import dev.k8spark.runtime.contract.DataProperty;
import dev.k8spark.runtime.contract.PodContract;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Brings a job's data into reach: Spark's and Hadoop's properties, catalogs, files with credentials
 * and claims. Credentials that are properties come with the other {@link Secrets}.
 */
public final class DataStores implements LoweringStep {

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    SortedMap<String, DataPlan> plans = DataPlanner.plan(resolved);
    Draft result = draft;
    for (Map.Entry<String, DataPlan> entry : plans.entrySet()) {
      String name = entry.getKey();
      DataUse use = resolved.job().requireData(name);
      result =
          withSecretFile(result.withConf(entry.getValue().conf()), name, use, entry.getValue());
      result = withClaim(result, name, use);
      result = result.withConf(PodContract.DATA_PROPERTY_PREFIX + name, describe(use));
    }
    String connectors = Connector.join(connectors(plans));
    boolean mayComeWithJob = !resolved.job().classPath().isEmpty();
    return connectors.isEmpty() || mayComeWithJob
        ? result
        : result.mapDriver(pod -> pod.withEnv(PodContract.CONNECTORS, connectors));
  }

  private static String describe(DataUse use) {
    String secret = use.secret() == null ? "" : use.secret();
    return new DataProperty(use.access().word(), use.uri(), secret).format();
  }

  private static List<Connector> connectors(SortedMap<String, DataPlan> plans) {
    return plans.values().stream().flatMap(plan -> plan.connectors().stream()).toList();
  }

  private static Draft withSecretFile(Draft draft, String name, DataUse use, DataPlan plan) {
    if (use.secret() == null || plan.secretFile().isEmpty()) {
      return draft;
    }
    String volume = ObjectNames.dataVolume(name);
    DataPlan.SecretFile file = plan.secretFile().get();
    Volume secret = SecretKeyFile.create(volume, use.secret(), file.key());
    String folder = file.path().substring(0, file.path().lastIndexOf('/'));
    return draft.mapPods(pod -> pod.withMountedVolume(secret, folder, true));
  }

  private static Draft withClaim(Draft draft, String name, DataUse use) {
    return use.address()
        .filter(address -> address.kind() == DataKind.CLAIM)
        .map(DataAddress::bucket)
        .map(claim -> mapClaim(draft, name, claim, use.access() == DataAccess.READ))
        .orElse(draft);
  }

  private static Draft mapClaim(Draft draft, String name, String claim, boolean isReadOnly) {
    Volume volume =
        new VolumeBuilder()
            .withName(ObjectNames.dataVolume(name))
            .withNewPersistentVolumeClaim()
            .withClaimName(claim)
            .withReadOnly(isReadOnly ? true : null)
            .endPersistentVolumeClaim()
            .build();
    return draft.mapPods(pod -> pod.withMountedVolume(volume, DataUse.mountPath(name), isReadOnly));
  }
}
