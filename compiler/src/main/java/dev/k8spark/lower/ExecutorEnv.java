package dev.k8spark.lower;

import dev.k8spark.job.SparkJob;
import dev.k8spark.lower.draft.PodDraft;
import dev.k8spark.lower.draft.PodFields;
import dev.k8spark.runtime.contract.ExecutorPods;
import dev.k8spark.runtime.contract.PodContract;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The variables that Spark sets in each executor, in Spark's order. Of the {@code SPARK_JAVA_OPT_n}
 * only the properties are written; the module flags are the image's own.
 */
record ExecutorEnv(SparkJob job, SortedMap<String, String> sparkConf) {

  PodDraft addTo(PodDraft template) {
    List<EnvVar> all =
        Stream.of(fixed(), attributes(), options(), fields(localFolders(template)))
            .flatMap(variables -> variables)
            .toList();
    PodDraft result = template;
    for (EnvVar variable : all) {
      result = result.withEnv(variable);
    }
    return result;
  }

  private Stream<EnvVar> fixed() {
    return Stream.of(
        literal("SPARK_USER", "spark"),
        literal(
            "SPARK_DRIVER_URL",
            "spark://CoarseGrainedScheduler@DRIVER_POD_IP:" + PodContract.DRIVER_PORT),
        literal("SPARK_EXECUTOR_CORES", String.valueOf(job.executor().cores())),
        literal("SPARK_EXECUTOR_MEMORY", job.executor().memory().mebibytes() + "m"),
        literal("SPARK_APPLICATION_ID", "APP_ID"),
        literal("SPARK_CONF_DIR", "/opt/spark/conf"),
        literal("SPARK_EXECUTOR_ID", "1"),
        literal("SPARK_RESOURCE_PROFILE_ID", "0"),
        literal("_SPARK_AUTH_SECRET", "MADE_BY_THE_DRIVER"));
  }

  private Stream<EnvVar> options() {
    List<Map.Entry<String, String>> startup =
        sparkConf.entrySet().stream().filter(entry -> isOption(entry.getKey())).toList();
    return Stream.iterate(0, i -> i < startup.size(), i -> i + 1)
        .map(
            i ->
                literal(
                    "SPARK_JAVA_OPT_" + i,
                    "-D" + startup.get(i).getKey() + "=" + startup.get(i).getValue()));
  }

  /** Before 4.0 Spark sent no settings of TLS. */
  private boolean isOption(String key) {
    return ExecutorPods.areOptions(key)
        && (isSince4() || !key.startsWith("spark.ssl") || key.endsWith(".port"));
  }

  /** What the URL of a page of logs may name. */
  private Stream<EnvVar> attributes() {
    return isSince4() && sparkConf.containsKey("spark.ui.custom.executor.log.url")
        ? Stream.of(
            literal("SPARK_EXECUTOR_ATTRIBUTE_APP_ID", "APP_ID"),
            literal("SPARK_EXECUTOR_ATTRIBUTE_EXECUTOR_ID", "1"))
        : Stream.empty();
  }

  private boolean isSince4() {
    return job.sparkVersion().isAtLeast(4, 0);
  }

  /** Returns where volumes are mounted that Spark takes for its scratch space, by their names. */
  private static String localFolders(PodDraft template) {
    return template.container().getVolumeMounts().stream()
        .filter(mount -> String.valueOf(mount.getName()).startsWith("spark-local-dir-"))
        .map(VolumeMount::getMountPath)
        .collect(Collectors.joining(","));
  }

  private static Stream<EnvVar> fields(String localFolders) {
    return Stream.of(
        PodFields.createVariable("SPARK_EXECUTOR_POD_IP", "status.podIP"),
        PodFields.createVariable("SPARK_EXECUTOR_POD_NAME", "metadata.name"),
        literal("SPARK_LOCAL_DIRS", localFolders));
  }

  private static EnvVar literal(String name, String value) {
    return new EnvVarBuilder().withName(name).withValue(value).build();
  }
}
