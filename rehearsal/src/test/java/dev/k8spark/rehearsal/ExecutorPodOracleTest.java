package dev.k8spark.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.Compiler;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.emit.JobManifests;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.lower.Bundle;
import dev.k8spark.read.JobReader;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code --executor-pod} shows is the pod that Spark's own classes make. */
@ExtendWith(SparkLines.class)
class ExecutorPodOracleTest {

  private static final Pattern SPARK_VERSION = Pattern.compile("\\bsparkVersion = \\S+");

  /** What a line refuses that another one has. */
  private static final Set<Code> UNKNOWN_TO_A_LINE =
      Set.of(Code.CONF_WITHOUT_EFFECT, Code.OWNED_KEY);

  /**
   * Settings that change an executor's pod, one kind each; what a line does not know is refused.
   */
  private static final List<String> SETTINGS =
      List.of(
          "conf { spark.decommission.enabled = true }",
          "conf { spark.decommission.enabled = true, spark.kubernetes.decommission.script = /opt/d }",
          "conf { spark.memory.offHeap { enabled = true, size = 512m } }",
          "conf { spark.executor.pyspark.memory = 256m }",
          "conf { spark.executor.minMemoryOverhead = 1g }",
          "conf { spark.executor.resource.gpu { amount = 1, vendor = nvidia.com, discoveryScript = /opt/gpus } }",
          "conf { spark.kubernetes.executor.terminationGracePeriodSeconds = 45s }",
          "conf { spark.kubernetes.executor.terminationGracePeriodSeconds = 2m }",
          "conf { spark.kubernetes.executor.useDriverPodIP = true }",
          "conf { spark.ui.custom.executor.log.url = \"https://logs.example.com/{{EXECUTOR_ID}}\" }",
          "conf { spark.ssl.rpc.enabled = true }",
          "conf { spark.rpc.askTimeout = 120s, spark.network.timeout = 120s }",
          "conf { spark.executor.heartbeatInterval = 20s, spark.executor.metrics.pollingInterval = 1s }",
          "conf { spark.sql.shuffle.partitions = 7, spark.app.attempt = 3 }",
          "executor { cores = 2, memory = 3g, memoryOverhead = 700m }",
          "executor { memory = 1025m, memoryOverheadFactor = 0.37 }",
          "executor.cpu { request = 300m, limit = 1500m }",
          "imagePullPolicy = Always, imagePullSecrets = [registry]",
          "env { TZ = UTC, SPARK_USER_NAME = a }",
          "labels { team = a }, annotations { owner = b }",
          "executor.podTemplate.spec { nodeSelector { disk = ssd }, terminationGracePeriodSeconds = 90 }",
          "executor.podTemplate.spec { schedulerName = other, priorityClassName = low, hostname = h }",
          "executor.podTemplate.spec.containers = [{ name = spark-kubernetes-executor, resizePolicy = "
              + "[{ resourceName = cpu, restartPolicy = RestartContainer }] }]",
          "executor.podTemplate.spec.containers = [{ name = spark-kubernetes-executor, "
              + "lifecycle.preStop.sleep.seconds = 5, ports = [{ name = metrics, containerPort = 9090 }] }]",
          "conf { spark.decommission.enabled = true }, executor.podTemplate.spec.containers = "
              + "[{ name = spark-kubernetes-executor, lifecycle.postStart.sleep.seconds = 1 }]",
          "executor.podTemplate.spec { volumes = [{ name = spark-local-dir-2, emptyDir {} }], containers = "
              + "[{ name = spark-kubernetes-executor, volumeMounts = [{ name = spark-local-dir-2, mountPath = /s }] }] }",
          "executor.podTemplate.spec.initContainers = [{ name = logs, image = \"r.example.com/l:1\", "
              + "restartPolicy = Always }]");

  @OnEveryLine
  void theShownPodIsTheOneThatSparkMakes(String line, @TempDir Path folder) throws Exception {
    SortedMap<String, Bundle> jobs = samples(line);
    jobs.putAll(settings(line));
    SortedMap<String, JsonNode> made =
        new SparkExecutorPods(line, Files.createDirectory(folder.resolve("jobs"))).make(jobs);
    SoftAssertions every = new SoftAssertions();
    jobs.forEach(
        (name, bundle) -> {
          SortedMap<String, String> shown = PodLeaves.flatten(show(bundle));
          SortedMap<String, String> real =
              PodLeaves.flatten(Objects.requireNonNull(made.get(name)));
          every.assertThat(subtract(shown, real)).as("%s: shown", name).isEmpty();
          every.assertThat(subtract(real, shown)).as("%s: made", name).isEmpty();
        });
    every.assertAll();
  }

  private static Set<String> subtract(
      SortedMap<String, String> all, SortedMap<String, String> others) {
    Set<Map.Entry<String, String>> rest = new LinkedHashSet<>(all.entrySet());
    rest.removeAll(others.entrySet());
    return rest.stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
  }

  private static JsonNode show(Bundle bundle) {
    return new JsonMapper().readTree(new KubernetesSerialization().asJson(bundle.request()));
  }

  /** Compiles the samples for a line, in each of their environments. */
  private static SortedMap<String, Bundle> samples(String line) throws IOException {
    SortedMap<String, Bundle> jobs = new TreeMap<>();
    for (Path file : files()) {
      String text =
          SPARK_VERSION.matcher(Files.readString(file)).replaceAll("sparkVersion = " + line);
      SourceFile source =
          SourceFile.decode(text.getBytes(StandardCharsets.UTF_8), file, file.toString());
      for (String environment : environments(source)) {
        put(jobs, file.getFileName() + "." + environment, source, environment);
      }
    }
    assertThat(jobs).hasSizeGreaterThan(15);
    return jobs;
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(RealSpark.SAMPLES)) {
      return all.filter(path -> path.toString().endsWith(".conf"))
          .filter(path -> !path.endsWith("k8spark-policy.conf"))
          .sorted()
          .toList();
    }
  }

  /** Returns the names of a job's environments, an empty one where it has none. */
  private static Set<String> environments(SourceFile source) {
    Document document = Objects.requireNonNull(JobReader.read(source, _ -> false).value());
    return document.root().get("environments") instanceof Node.Mapping environments
        ? environments.entries().keySet()
        : Set.of("");
  }

  private static SortedMap<String, Bundle> settings(String line) throws IOException {
    SortedMap<String, Bundle> jobs = new TreeMap<>();
    for (String setting : SETTINGS) {
      Path file = RealSpark.SAMPLES.resolve("setting");
      byte[] text = job(line, setting).getBytes(StandardCharsets.UTF_8);
      put(jobs, "setting-%02d".formatted(jobs.size()), SourceFile.decode(text, file, setting), "");
    }
    return jobs;
  }

  /** Compiles a job; one that does not compile for the line has no pod. */
  private static void put(
      SortedMap<String, Bundle> jobs, String name, SourceFile source, String environment) {
    CompileOptions options =
        new CompileOptions(environment.isEmpty() ? null : environment, new TreeMap<>(), null);
    Outcome<Bundle> job = new Compiler(null).compile(source, options).map(JobManifests::bundle);
    if (job.value() != null) {
      jobs.put(name, job.value());
    } else {
      assertThat(job.diagnostics())
          .as(source.name())
          .extracting(Diagnostic::code)
          .isSubsetOf(UNKNOWN_TO_A_LINE);
    }
  }

  private static String job(String line, String setting) {
    return """
    name = job
    namespace = spark-samples
    image = "localhost/k8spark-samples:0.1.0"
    main.python = "local:///app/pi.py"
    sparkVersion = %s
    %s
    """
        .formatted(line, setting);
  }
}
