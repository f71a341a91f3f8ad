package dev.k8spark.runtime.image;

import dev.k8spark.runtime.contract.ContainerPaths;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.runtime.contract.Sha256;
import dev.k8spark.runtime.pod.SparkLineCheck;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Runs a driver and an executor once as in a cluster, each through its own role, and keeps what
 * their JVMs learned. So it also proves that the image can run a job.
 */
final class CacheTraining {
  private static final String SERVICE_ACCOUNT = "/var/run/secrets/kubernetes.io";
  private static final String TOKEN = "serviceaccount/token";
  private static final String CERTIFICATE = "serviceaccount/ca.crt";
  private static final String LOOPBACK = "127.0.0.1";

  /** Spark would ask for the address of the builder's host name, which may have none. */
  private static final String LOCAL_IP = "SPARK_LOCAL_IP";

  private static final String LOCAL_DIRS = "SPARK_LOCAL_DIRS";
  private static final String POD = "training";
  private static final String DRIVER_POD =
      "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"training\",\"uid\":\"1\"},"
          + "\"spec\":{\"containers\":[]},\"status\":{\"phase\":\"Running\","
          + "\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}";
  private static final String TEMPLATE =
      "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"spec\":{\"containers\":[{\"name\":\""
          + PodContract.EXECUTOR_CONTAINER
          + "\"}]}}";
  private static final String CONF =
      """
      spark.app.name=training
      spark.authenticate=true
      spark.executor.instances=1
      spark.executor.memory=512m
      spark.executor.cores=2
      spark.kubernetes.container.image=none
      spark.kubernetes.driver.ownPersistentVolumeClaim=false
      spark.kubernetes.driver.service.deleteOnTermination=false
      spark.kubernetes.executor.disableConfigMap=true
      spark.network.crypto.enabled=true
      spark.sql.shuffle.partitions=2
      """;

  private final JavaArguments java;
  private final StartupCache driverCache;
  private final StartupCache executorCache;
  private final ContainerPaths places;
  private final List<ChildProcess> executors = new CopyOnWriteArrayList<>();

  CacheTraining(
      JavaArguments java,
      StartupCache driverCache,
      StartupCache executorCache,
      ContainerPaths places) {
    this.java = java;
    this.driverCache = driverCache;
    this.executorCache = executorCache;
    this.places = places;
  }

  void run(boolean withPython) throws IOException {
    try (TemporaryFolder account = new TemporaryFolder(places.locate(SERVICE_ACCOUNT));
        TemporaryFolder mounts =
            new TemporaryFolder(places.locate(PodContract.CONF_FILE).resolveSibling(""));
        TemporaryFolder work = new TemporaryFolder(Files.createTempDirectory(POD))) {
      SelfSignedKey key = SelfSignedKey.in(work);
      account.write(TOKEN, "none");
      key.exportTo(account.path().resolve(CERTIFICATE));
      mounts.write(nameOf(PodContract.CONF_FILE), CONF);
      mounts.write(nameOf(PodContract.TEMPLATE_FILE), TEMPLATE);
      Path script = work.write("warmup.py", resource("warmup.py"));
      try (ApiStub api =
          new ApiStub(
              key.tls(), DRIVER_POD, pod -> executors.add(startExecutor(pod, work.path())))) {
        List<String> program = withPython ? python(script) : jvm();
        startDriver(api.port(), work.path(), program).requireSuccess();
        executors.forEach(ChildProcess::requireSuccess);
      }
    }
  }

  private static List<String> python(Path script) {
    return List.of(PodContract.LOCAL + script, WarmupQuery.QUERY);
  }

  private static List<String> jvm() {
    return List.of(
        PodContract.CLASS_OPTION,
        WarmupQuery.class.getName(),
        PodContract.LOCAL + PodContract.RUNTIME_JAR);
  }

  private ChildProcess startDriver(int port, Path work, List<String> program) {
    Map<String, String> environment = new TreeMap<>();
    environment.put(PodContract.CONF_SHA256, Sha256.hash(CONF));
    environment.put(PodContract.TEMPLATE_SHA256, Sha256.hash(TEMPLATE));
    environment.put(PodContract.SPARK_LINE, SparkLineCheck.ofImage());
    environment.put(PodContract.POD_NAME, POD);
    environment.put(PodContract.NAMESPACE, POD);
    environment.put(PodContract.POD_IP, LOOPBACK);
    environment.put("KUBERNETES_SERVICE_HOST", LOOPBACK);
    environment.put("KUBERNETES_SERVICE_PORT", Integer.toString(port));
    environment.put(LOCAL_DIRS, work.toString());
    environment.put(LOCAL_IP, LOOPBACK);
    List<String> command = command(driverCache, "-Xmx512m", PodRole.DRIVER);
    command.addAll(program);
    return ChildProcess.start(command, environment);
  }

  private ChildProcess startExecutor(String pod, Path work) {
    Map<String, String> environment = ExecutorPod.environment(pod);
    environment.put(PodContract.SPARK_LINE, SparkLineCheck.ofImage());
    environment.put(LOCAL_DIRS, work.toString());
    environment.put(LOCAL_IP, LOOPBACK);
    return ChildProcess.start(command(executorCache, "-Xmx512m", PodRole.EXECUTOR), environment);
  }

  private List<String> command(StartupCache cache, String heap, PodRole role) {
    List<String> command = new ArrayList<>(List.of(JavaArguments.java()));
    command.addAll(java.withCache(cache.train()));
    command.addAll(definitions());
    command.addAll(List.of(heap, PodContract.MAIN_CLASS, role.word()));
    return command;
  }

  /**
   * What tells a role where its files lie; in an image they lie where everybody looks for them. A
   * start-up cache does not mind system properties.
   */
  private List<String> definitions() {
    if (places.local().isEmpty()) {
      return List.of();
    }
    Path account = places.locate(SERVICE_ACCOUNT);
    return List.of(
        "-D" + ContainerPaths.PROPERTY + "=" + System.getProperty(ContainerPaths.PROPERTY),
        "-Dkubernetes.certs.ca.file=" + account.resolve(CERTIFICATE),
        "-Dkubernetes.auth.serviceAccount.token=" + account.resolve(TOKEN),
        "-Dkubernetes.auth.tryKubeConfig=false");
  }

  private static String nameOf(String path) {
    return String.valueOf(Path.of(path).getFileName());
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = CacheTraining.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
