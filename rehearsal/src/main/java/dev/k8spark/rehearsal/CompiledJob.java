package dev.k8spark.rehearsal;

import dev.k8spark.runtime.contract.Connector;
import dev.k8spark.runtime.contract.PodContract;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The objects of one job, as {@code compile} wrote them, perhaps edited since.
 *
 * @param objects in the order in which they are applied
 * @param executor the template of the executors' pods, which travels in the Job
 * @param conf what the driver's Spark starts with, which travels likewise
 */
record CompiledJob(
    List<HasMetadata> objects, Job job, Pod executor, SortedMap<String, String> conf) {

  static CompiledJob parse(String yaml) throws MalformedManifests {
    return new ManifestReader().read(yaml);
  }

  String namespace() {
    return job.getMetadata().getNamespace();
  }

  String account() {
    String account = job.getSpec().getTemplate().getSpec().getServiceAccountName();
    return Objects.requireNonNullElse(account, "default");
  }

  Container driver() {
    return sparks(job.getSpec().getTemplate().getSpec());
  }

  /** The container of a pod that is run here: the one that starts the runtime. */
  static Container sparks(PodSpec pod) {
    return pod.getContainers().stream()
        .filter(container -> container.getCommand().contains(PodContract.MAIN_CLASS))
        .findFirst()
        .orElseGet(pod.getContainers()::getFirst);
  }

  /** How many executors the job has, where their number is fixed. */
  OptionalInt executors() {
    String instances = conf.getOrDefault("spark.executor.instances", "");
    return instances.matches("\\d{1,6}")
        ? OptionalInt.of(Integer.parseInt(instances))
        : OptionalInt.empty();
  }

  String sparkLine() {
    return variable(PodContract.SPARK_LINE);
  }

  /** The words of the connectors that Spark is to have; none where the job brings its own. */
  SortedSet<String> connectors() {
    return Connector.mayComeWith(conf)
        ? new TreeSet<>()
        : Connector.split(variable(PodContract.CONNECTORS));
  }

  private String variable(String name) {
    return driver().getEnv().stream()
        .filter(variable -> variable.getName().equals(name))
        .map(EnvVar::getValue)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }

  boolean isPython() {
    return !driver().getArgs().contains(PodContract.CLASS_OPTION);
  }

  /** The main file's path in the image, where it lies in the image and not in a volume. */
  Optional<String> mainFile() {
    return driver().getArgs().stream()
        .skip(isPython() ? 1 : 3)
        .findFirst()
        .filter(uri -> uri.startsWith(PodContract.LOCAL))
        .map(uri -> uri.substring(PodContract.LOCAL.length()))
        .filter(
            file ->
                driver().getVolumeMounts().stream()
                    .noneMatch(mount -> file.equals(mount.getMountPath())));
  }
}
