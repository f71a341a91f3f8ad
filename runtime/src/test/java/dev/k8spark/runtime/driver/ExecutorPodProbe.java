package dev.k8spark.runtime.driver;

import dev.k8spark.runtime.contract.ContainerPaths;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.runtime.pod.PodEnvironment;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.k8s.KubernetesExecutorConf;
import org.apache.spark.deploy.k8s.SparkPod;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfile$;
import org.apache.spark.scheduler.cluster.k8s.KubernetesExecutorBuilder;
import scala.Option;

/**
 * Lets Spark's own classes make executor pods, a JSON file each, from what drivers start with. It
 * runs on the class path of each line of Spark, as a program of its own.
 *
 * <p>The argument is a folder of folders, each with a job's {@code spark.properties} and {@code
 * executor-template.yaml}; the pod is written beside them, as {@code posted.json}. What only a
 * cluster knows has the names that {@code --executor-pod} gives it.
 */
final class ExecutorPodProbe {
  private static final String DRIVER_POD = "driver-pod";

  private static final Map<String, String> CLUSTER =
      Map.of(
          PodContract.POD_NAME,
          DRIVER_POD,
          PodContract.POD_IP,
          "DRIVER_POD_IP",
          "KUBERNETES_SERVICE_HOST",
          "10.96.0.1",
          "KUBERNETES_SERVICE_PORT",
          "443");

  private ExecutorPodProbe() {}

  public static void main(String[] arguments) throws IOException {
    List<Path> jobs;
    try (Stream<Path> all = Files.list(Path.of(arguments[0]))) {
      jobs = all.sorted().toList();
    }
    System.setProperty("kubernetes.master", "https://127.0.0.1:1");
    System.setProperty("kubernetes.auth.tryKubeConfig", "false");
    try (KubernetesClient client = new KubernetesClientBuilder().build()) {
      for (Path job : jobs) {
        Files.writeString(job.resolve("posted.json"), Serialization.asJson(make(job, client)));
      }
    }
  }

  private static Pod make(Path job, KubernetesClient client) throws IOException {
    SparkConf conf = new SparkConf(false);
    conf(job).forEach(conf::set);
    ResourceProfile$.MODULE$.clearDefaultProfile();
    ResourceProfile profile = ResourceProfile$.MODULE$.getOrCreateDefaultProfile(conf);
    KubernetesExecutorConf executor =
        new KubernetesExecutorConf(conf, "APP_ID", "1", Option.apply(driver()), profile.id());
    SparkPod pod =
        new KubernetesExecutorBuilder()
            .buildFromFeatures(executor, security(conf), client, profile)
            .pod();
    // As Spark's ExecutorPodsAllocator joins the two.
    pod.pod().getSpec().getContainers().add(pod.container());
    return pod.pod();
  }

  private static SortedMap<String, String> conf(Path job) throws IOException {
    SortedMap<String, String> properties =
        SparkProperties.parse(Files.readAllBytes(job.resolve("spark.properties")));
    SortedMap<String, Path> template = new TreeMap<>();
    template.put(PodContract.TEMPLATE_FILE, job.resolve("executor-template.yaml"));
    SortedMap<String, String> environment = new TreeMap<>(CLUSTER);
    environment.put(PodContract.NAMESPACE, Files.readString(job.resolve("namespace")));
    SortedMap<String, String> conf = new TreeMap<>(properties);
    conf.putAll(PodIdentity.of(new PodEnvironment(environment)).conf(new ContainerPaths(template)));
    return conf;
  }

  private static SecurityManager security(SparkConf conf) {
    SecurityManager security =
        new SecurityManager(
            conf,
            Option.empty(),
            org.apache.spark.internal.config.package$.MODULE$.AUTH_SECRET_FILE());
    security.initializeAuth();
    return security;
  }

  /** By setters: builders of the API's model changed their methods between the lines of Spark. */
  private static Pod driver() {
    ObjectMeta metadata = new ObjectMeta();
    metadata.setName(DRIVER_POD);
    metadata.setUid("DRIVER_POD_UID");
    Pod driver = new Pod();
    driver.setMetadata(metadata);
    return driver;
  }
}
