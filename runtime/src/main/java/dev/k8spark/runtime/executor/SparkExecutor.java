package dev.k8spark.runtime.executor;

import dev.k8spark.runtime.contract.ContainerPaths;
import dev.k8spark.runtime.pod.HadoopLogin;
import dev.k8spark.runtime.pod.PodEnvironment;
import dev.k8spark.runtime.pod.SparkLineCheck;
import dev.k8spark.runtime.pod.StoreFiles;
import java.util.List;
import java.util.Map;
import org.apache.spark.scheduler.cluster.k8s.KubernetesExecutorBackend;

/** Runs Spark's executor with what Spark's driver wrote into the pod's environment. */
public final class SparkExecutor {
  private static final String POD_IP = "SPARK_EXECUTOR_POD_IP";

  private SparkExecutor() {}

  /** Returns only when Spark's backend does; it ends the JVM by itself. */
  public static void run(PodEnvironment environment) {
    SparkLineCheck.check(environment);
    StoreFiles.prepare(ContainerPaths.ofProcess());
    Map<String, String> properties = JavaOptions.properties(environment.variables());
    properties.forEach(System::setProperty);
    // A secret in a file is read only where a master of Kubernetes is known; no executor calls it.
    System.setProperty("spark.master", "k8s://https://kubernetes.default.svc");
    if (environment.require(POD_IP).contains(":")) {
      System.setProperty("java.net.preferIPv6Addresses", "true");
    }
    HadoopLogin.ensureUser(environment, properties);
    KubernetesExecutorBackend.main(arguments(environment).toArray(String[]::new));
  }

  static List<String> arguments(PodEnvironment environment) {
    return List.of(
        "--driver-url", environment.require("SPARK_DRIVER_URL"),
        "--executor-id", environment.require("SPARK_EXECUTOR_ID"),
        "--cores", environment.require("SPARK_EXECUTOR_CORES"),
        "--app-id", environment.require("SPARK_APPLICATION_ID"),
        "--hostname", environment.require(POD_IP),
        "--resourceProfileId", environment.require("SPARK_RESOURCE_PROFILE_ID"),
        "--podName", environment.require("SPARK_EXECUTOR_POD_NAME"));
  }
}
