package dev.k8spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The pods that run are the pods that were announced, down to the sum of their memory. */
@ClusterTest
class MemoryTest {
  private static final int MILLICORES = 200;
  private static final int LEAST_OVERHEAD = 384;

  /** What only Spark's driver knows stands in the announced pod as words like these. */
  private static final List<String> PLACEHOLDERS =
      List.of("DRIVER_POD", "APP_ID", "SPARK_VERSION", "MADE_BY_THE_DRIVER", "DRIVER_URL");

  private static final Pattern JAVA_OPTION = Pattern.compile("\\.env\\[[0-9]+]\\.value: \"-D");

  @AutoClose private final TestNamespace namespace = TestNamespace.create("memory");

  @Test
  void aPythonExecutorHasItsHeapFourTenthsOffHeapAndPython() {
    long executor = 1100 + (long) (0.4 * 1100) + 64 + 96;
    expect("sized-python.conf", 1100 + (long) (0.4 * 1100), executor);
  }

  @Test
  void aJvmExecutorHasItsHeapAndItsOwnOverheadAndTheDriverTheLeast() {
    expect("sized-jvm.conf", 600 + LEAST_OVERHEAD, 700 + 200);
  }

  private void expect(String file, long driverMebibytes, long executorMebibytes) {
    Kubectl kubectl = namespace.kubectl();
    JsonNode announced =
        kubectl.parse(K8spark.compile(namespace, file, "--executor-pod")).getFirst();
    try (Seats _ = Seats.take(MILLICORES)) {
      AppliedJob job = AppliedJob.apply(kubectl, K8spark.compile(namespace, file));
      JsonNode driver = kubectl.get("pod", job.driver());
      JsonNode executor = job.awaitExecutorPod();
      job.delete();

      assertThat(mebibytes(driver)).containsOnly(driverMebibytes);
      assertThat(mebibytes(executor)).containsOnly(executorMebibytes);
      assertThat(mebibytes(announced)).containsOnly(executorMebibytes);
      assertThat(javaOptions(executor)).containsAll(javaOptions(announced));
      assertThat(Stored.losses(announced, executor)).allMatch(MemoryTest::isLeftOpen);
    }
  }

  private static List<String> javaOptions(JsonNode pod) {
    return container(pod)
        .path("env")
        .valueStream()
        .filter(variable -> variable.path("name").asString().startsWith("SPARK_JAVA_OPT_"))
        .map(variable -> variable.path("value").asString())
        .toList();
  }

  /** Spark numbers Java's options, with its own among them. */
  private static boolean isLeftOpen(String loss) {
    return JAVA_OPTION.matcher(loss).find() || PLACEHOLDERS.stream().anyMatch(loss::contains);
  }

  private static JsonNode container(JsonNode pod) {
    return pod.path("spec").path("containers").path(0);
  }

  /** Request and limit. */
  private static List<Long> mebibytes(JsonNode pod) {
    JsonNode resources = container(pod).path("resources");
    return List.of(
        Quantity.mebibytes(resources.path("requests").path("memory").asString()),
        Quantity.mebibytes(resources.path("limits").path("memory").asString()));
  }
}
