package dev.k8spark.runtime.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ExecutorPodTest {

  @Test
  void literalsAreTakenAndThePodsOwnFieldsFilledIn() {
    String pod =
        """
        {"metadata": {"name": "training-exec-1"}, "spec": {"containers": [{"env": [
          {"name": "SPARK_EXECUTOR_ID", "value": "1"},
          {"name": "SPARK_EXECUTOR_POD_IP", "valueFrom": {"fieldRef": {"fieldPath": "status.podIP"}}}
        ]}]}}
        """;
    assertThat(ExecutorPod.environment(pod))
        .isEqualTo(
            Map.of(
                "SPARK_EXECUTOR_ID", "1",
                "SPARK_EXECUTOR_POD_IP", "127.0.0.1",
                "SPARK_EXECUTOR_POD_NAME", "training-exec-1"));
  }
}
