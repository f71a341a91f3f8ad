package dev.k8spark.runtime.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.k8spark.runtime.pod.PodEnvironment;
import dev.k8spark.runtime.pod.StartupFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SparkExecutorTest {
  private static final Map<String, String> FROM_SPARK =
      Map.of(
          "SPARK_DRIVER_URL", "spark://CoarseGrainedScheduler@10.0.0.1:7078",
          "SPARK_EXECUTOR_ID", "2",
          "SPARK_EXECUTOR_CORES", "4",
          "SPARK_APPLICATION_ID", "orders-x7k2p",
          "SPARK_EXECUTOR_POD_IP", "10.0.0.2",
          "SPARK_RESOURCE_PROFILE_ID", "0",
          "SPARK_EXECUTOR_POD_NAME", "orders-x7k2p-exec-2");

  @Test
  void sparksVariablesBecomeTheSevenArgumentsOfItsBackend() {
    assertThat(String.join(" ", SparkExecutor.arguments(new PodEnvironment(FROM_SPARK))))
        .isEqualTo(
            "--driver-url spark://CoarseGrainedScheduler@10.0.0.1:7078 --executor-id 2 --cores 4"
                + " --app-id orders-x7k2p --hostname 10.0.0.2 --resourceProfileId 0"
                + " --podName orders-x7k2p-exec-2");
  }

  @Test
  void aPodThatSparkDidNotMakeIsRefused() {
    assertThatThrownBy(() -> SparkExecutor.arguments(new PodEnvironment(Map.of())))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("SPARK_DRIVER_URL");
  }
}
