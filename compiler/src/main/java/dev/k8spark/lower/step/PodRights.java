package dev.k8spark.lower.step;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.lower.draft.PermissionRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The driver makes, watches and removes executors, and nothing else but what its plugins do: three
 * switches keep Spark from trying to touch ConfigMaps, Services and PersistentVolumeClaims.
 */
public final class PodRights implements LoweringStep {

  private static final String PODS = "pods";

  private static final List<String> VERBS =
      List.of("get", "list", "watch", "create", "delete", "deletecollection");

  /** What Spark's own plugins ask for besides, by their names; there since 4.2. */
  private static final Map<String, List<PermissionRule>> OF_PLUGINS =
      Map.of(
          "org.apache.spark.scheduler.cluster.k8s.ExecutorResizePlugin",
          List.of(
              new PermissionRule("", "pods/resize", "patch"),
              new PermissionRule("metrics.k8s.io", PODS, "get")),
          "org.apache.spark.scheduler.cluster.k8s.ExecutorPVCResizePlugin",
          List.of(
              new PermissionRule("", "persistentvolumeclaims", "get"),
              new PermissionRule("", "persistentvolumeclaims", "patch")));

  private static final Map<String, String> SWITCHES =
      Map.of(
          "spark.kubernetes.executor.disableConfigMap", "true",
          "spark.kubernetes.driver.service.deleteOnTermination", "false",
          "spark.kubernetes.driver.ownPersistentVolumeClaim", "false");

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    Map<String, String> conf = resolved.job().conf();
    Stream<String> labelling = labels(conf) ? Stream.of("patch") : Stream.empty();
    List<PermissionRule> rights =
        Stream.concat(
                Stream.concat(VERBS.stream(), labelling)
                    .map(verb -> new PermissionRule("", PODS, verb)),
                Arrays.stream(conf.getOrDefault("spark.plugins", "").split(","))
                    .flatMap(plugin -> OF_PLUGINS.getOrDefault(plugin.strip(), List.of()).stream()))
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
