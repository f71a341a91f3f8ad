package dev.k8spark.rehearsal;

import dev.k8spark.runtime.contract.PodContract;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The objects of one job, as {@code compile} wrote them.
 *
 * @param objects in the order in which they are applied
 */
record Manifests(List<HasMetadata> objects, Job job) {
  private static final Pattern SEPARATOR = Pattern.compile("(?m)^---\\s*$");
  private static final String LOCAL = "local://";

  static Manifests parse(String yaml) {
    KubernetesSerialization serialization = new KubernetesSerialization();
    List<HasMetadata> objects =
        Arrays.stream(SEPARATOR.split(yaml))
            .filter(text -> text.contains("kind:"))
            .map(text -> serialization.<KubernetesResource>unmarshal(text))
            .map(HasMetadata.class::cast)
            .toList();
    Job job =
        objects.stream()
            .filter(Job.class::isInstance)
            .map(Job.class::cast)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("the manifests hold no Job"));
    return new Manifests(objects, job);
  }

  String namespace() {
    return job.getMetadata().getNamespace();
  }

  Container driver() {
    return job.getSpec().getTemplate().getSpec().getContainers().stream()
        .filter(container -> container.getName().equals(PodContract.DRIVER_CONTAINER))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the Job has no driver"));
  }

  String sparkLine() {
    return driver().getEnv().stream()
        .filter(variable -> variable.getName().equals(PodContract.SPARK_LINE))
        .map(EnvVar::getValue)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the driver names no line of Spark"));
  }

  boolean isPython() {
    return !driver().getArgs().contains(PodContract.CLASS_OPTION);
  }

  /** The main file's path in the image, where it lies in the image. */
  Optional<String> mainFile() {
    int at = isPython() ? 1 : 3;
    return Optional.of(driver().getArgs().get(at))
        .filter(uri -> uri.startsWith(LOCAL))
        .map(uri -> uri.substring(LOCAL.length()));
  }
}
