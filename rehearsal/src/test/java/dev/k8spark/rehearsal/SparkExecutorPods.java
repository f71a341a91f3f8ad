package dev.k8spark.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.lower.Bundle;
import dev.k8spark.runtime.contract.PodContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The executor pods that an installed Spark makes, by its own classes, of what compiled drivers
 * start with.
 *
 * @param folder where a folder for each job is made
 */
record SparkExecutorPods(String line, Path folder) {
  private static final String PROBE = "dev.k8spark.runtime.driver.ExecutorPodProbe";

  /** Lets Spark make the pod of each job, all in one JVM; the pods have the jobs' names. */
  SortedMap<String, JsonNode> make(Map<String, Bundle> jobs) throws Exception {
    for (Map.Entry<String, Bundle> job : jobs.entrySet()) {
      write(job.getValue(), Files.createDirectories(folder.resolve(job.getKey())));
    }
    InstalledSpark spark = InstalledSpark.find(line);
    Path output = folder.resolveSibling("probe.log");
    ProcessBuilder probe =
        new ProcessBuilder(
                spark.java(),
                "-cp",
                "../runtime/target/test-classes:../runtime/target/classes:" + spark.jars() + "/*",
                PROBE,
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    probe.environment().put("SPARK_LOCAL_DIRS", PodContract.LOCAL_DIR);
    probe.environment().put("SPARK_USER", "spark");
    Process process = probe.start();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    JsonMapper json = new JsonMapper();
    SortedMap<String, JsonNode> pods = new TreeMap<>();
    for (String name : jobs.keySet()) {
      pods.put(name, json.readTree(folder.resolve(name).resolve("posted.json")));
    }
    return pods;
  }

  private static void write(Bundle bundle, Path folder) throws IOException {
    Map<String, String> files = bundle.driver().getMetadata().getAnnotations();
    Files.writeString(folder.resolve("spark.properties"), files.get(PodContract.CONF_ANNOTATION));
    Files.writeString(
        folder.resolve("executor-template.yaml"), files.get(PodContract.TEMPLATE_ANNOTATION));
    Files.writeString(folder.resolve("namespace"), bundle.source().job().namespace());
  }
}
