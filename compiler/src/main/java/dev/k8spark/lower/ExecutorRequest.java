package dev.k8spark.lower;

import dev.k8spark.job.ExecutorShutdown;
import dev.k8spark.job.SparkJob;
import dev.k8spark.lower.draft.ContainerSize;
import dev.k8spark.lower.draft.PodDraft;
import dev.k8spark.quantity.SparkTime;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.runtime.contract.PodRole;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.ContainerResizePolicy;
import io.fabric8.kubernetes.api.model.ContainerResizePolicyBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The executor's pod as Spark will ask Kubernetes for it: our template and what Spark writes into
 * it. What is known at run time only stands as a word in capitals.
 */
final class ExecutorRequest {

  static final String DRIVER_POD = "DRIVER_POD";

  private static final String DRIVER_POD_UID = "DRIVER_POD_UID";

  private static final long SPARKS_GRACE_SECONDS = 30;

  private static final int MAX_LABEL = 63;

  private static final String DECOMMISSION_SCRIPT = "spark.kubernetes.decommission.script";

  private static final String SPARKS_DECOMMISSION_SCRIPT = "/opt/decom.sh";

  private ExecutorRequest() {}

  static Pod create(SparkJob job, Pod executor, SortedMap<String, String> sparkConf) {
    PodDraft template = draft(executor);
    PodDraft pod =
        new ExecutorEnv(job, sparkConf)
            .addTo(template)
            .editMetadata(
                metadata ->
                    metadata
                        .withName(DRIVER_POD + "-exec-1")
                        .withNamespace(job.namespace())
                        .addToLabels(labels(sparkConf))
                        .addToOwnerReferences(driver()))
            .editSpec(spec -> spec.withHostname(DRIVER_POD + "-exec-1"))
            .editContainer(
                container ->
                    container
                        .withImage(sparkConf.get("spark.kubernetes.container.image"))
                        .withImagePullPolicy(job.imagePullPolicy())
                        .addToArgs(PodRole.EXECUTOR.word())
                        .addToPorts(blocks())
                        .withResources(
                            ContainerSize.find(
                                job, PodRole.EXECUTOR, template.container().getResources())));
    return withLifecycle(job, sparkConf, withResizePolicy(job, withGrace(job, sparkConf, pod)))
        .toPod();
  }

  private static PodDraft draft(Pod template) {
    PodSpec spec =
        new PodSpecBuilder(template.getSpec())
            .removeMatchingFromContainers(c -> PodRole.EXECUTOR.container().equals(c.getName()))
            .build();
    return new PodDraft(
        template.getMetadata(), spec, template.getSpec().getContainers().getFirst());
  }

  private static Map<String, String> labels(SortedMap<String, String> sparkConf) {
    return Map.of(
        "spark-role", PodRole.EXECUTOR.word(),
        "spark-exec-id", "1",
        "spark-exec-resourceprofile-id", "0",
        "spark-app-selector", "APP_ID",
        "spark-app-name", appLabel(sparkConf.getOrDefault("spark.app.name", "")),
        "spark-version", "SPARK_VERSION");
  }

  /** Returns the name of an application as Spark writes it into a label. */
  private static String appLabel(String name) {
    String word = name.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String head = word.substring(0, Math.min(MAX_LABEL, word.length()));
    return head.replaceAll("^-|-$", "");
  }

  private static OwnerReference driver() {
    return new OwnerReferenceBuilder()
        .withApiVersion("v1")
        .withKind("Pod")
        .withName(DRIVER_POD)
        .withUid(DRIVER_POD_UID)
        .withController(true)
        .build();
  }

  private static ContainerPort blocks() {
    return new ContainerPortBuilder()
        .withName("blockmanager")
        .withContainerPort(PodContract.BLOCK_MANAGER_PORT)
        .withProtocol("TCP")
        .build();
  }

  /** Sets the grace period: since 4.1 Spark uses its own, whatever the template says. */
  private static PodDraft withGrace(SparkJob job, Map<String, String> sparkConf, PodDraft pod) {
    if (!ExecutorShutdown.hasGraceByKey(job)) {
      return pod;
    }
    long seconds =
        Optional.ofNullable(sparkConf.get(ExecutorShutdown.GRACE_KEY))
            .flatMap(SparkTime::parseSeconds)
            .orElse(SPARKS_GRACE_SECONDS);
    return pod.editSpec(spec -> spec.withTerminationGracePeriodSeconds(seconds));
  }

  /** Allows a container to be resized while it runs, which Spark asks for since 4.2. */
  private static PodDraft withResizePolicy(SparkJob job, PodDraft pod) {
    return job.sparkVersion().isAtLeast(4, 2)
        ? pod.editContainer(
            container -> container.addToResizePolicy(resize("cpu"), resize("memory")))
        : pod;
  }

  private static ContainerResizePolicy resize(String resource) {
    return new ContainerResizePolicyBuilder()
        .withResourceName(resource)
        .withRestartPolicy("NotRequired")
        .build();
  }

  /** Replaces the template's hooks where executors hand their blocks over before they end. */
  private static PodDraft withLifecycle(
      SparkJob job, SortedMap<String, String> sparkConf, PodDraft pod) {
    if (!ExecutorShutdown.isDecommission(job)) {
      return pod;
    }
    String script = sparkConf.getOrDefault(DECOMMISSION_SCRIPT, SPARKS_DECOMMISSION_SCRIPT);
    return pod.editContainer(
        container ->
            container
                .withNewLifecycle()
                .withNewPreStop()
                .withNewExec()
                .withCommand(script)
                .endExec()
                .endPreStop()
                .endLifecycle());
  }
}
