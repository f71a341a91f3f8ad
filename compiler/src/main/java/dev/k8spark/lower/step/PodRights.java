package dev.k8spark.lower.step;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.lower.draft.PermissionRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The driver makes, watches and removes executors, and nothing else: three switches keep Spark from
 * trying to touch ConfigMaps, Services and PersistentVolumeClaims.
 */
public final class PodRights implements LoweringStep {

  private static final String PODS = "pods";

  private static final List<String> VERBS =
      List.of("get", "list", "watch", "create", "delete", "deletecollection");

  private static final Map<String, String> SWITCHES =
      Map.of(
          "spark.kubernetes.executor.disableConfigMap", "true",
          "spark.kubernetes.driver.service.deleteOnTermination", "false",
          "spark.kubernetes.driver.ownPersistentVolumeClaim", "false");

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    Stream<String> labelling = labels(resolved.job().conf()) ? Stream.of("patch") : Stream.empty();
    List<PermissionRule> rights =
        Stream.concat(VERBS.stream(), labelling)
            .map(verb -> new PermissionRule(PODS, verb))
            .toList();
    return draft.withConf(SWITCHES).withRights(rights);
  }

  /** Whether a setting makes Spark write labels or annotations on pods that exist. */
  private static boolean labels(Map<String, String> conf) {
    return conf.containsKey("spark.kubernetes.executor.decommissionLabel")
        || "false".equalsIgnoreCase(conf.get("spark.kubernetes.executor.deleteOnTermination"))
        || "true".equalsIgnoreCase(conf.get("spark.kubernetes.driver.annotateExitException"));
  }
}
