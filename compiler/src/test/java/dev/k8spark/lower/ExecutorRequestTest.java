package dev.k8spark.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.job.SparkLine;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExecutorRequestTest {

  @Test
  void requestIsTheTemplateWithWhatSparkAdds() {
    Pod pod = Jobs.python().bundle().request();
    Container container = pod.getSpec().getContainers().getFirst();
    assertThat(pod.getMetadata().getName()).isEqualTo("DRIVER_POD-exec-1");
    assertThat(pod.getMetadata().getLabels()).containsEntry("spark-role", "executor");
    assertThat(container.getArgs()).containsExactly("executor");
    assertThat(container.getImage()).isEqualTo("registry.example.com/data/pi:1.0.0");
    assertThat(container.getResources().getLimits())
        .containsOnly(Map.entry("memory", new Quantity("1433Mi")));
    assertThat(container.getResources().getRequests())
        .containsEntry("memory", new Quantity("1433Mi"))
        .containsEntry("cpu", new Quantity("500m"));
  }

  @Test
  void executorsStartWithAuthenticationAndPortsOnly() {
    Pod pod = Jobs.jvm().bundle().request();
    assertThat(pod.getSpec().getContainers().getFirst().getEnv())
        .filteredOn(variable -> variable.getName().startsWith("SPARK_JAVA_OPT_"))
        .extracting(EnvVar::getValue)
        .contains("-Dspark.authenticate=true", "-Dspark.blockManager.port=7079")
        .noneMatch(option -> option.contains("spark.executor."));
  }

  @Test
  void sparkOverwritesTheGracePeriodSince41() {
    assertThat(grace(new SparkLine(4, 1))).isEqualTo(30L);
    assertThat(grace(new SparkLine(4, 0))).isNull();
  }

  private static Long grace(SparkLine line) {
    Pod pod = Jobs.jvm().on(line).bundle().request();
    return pod.getSpec().getTerminationGracePeriodSeconds();
  }
}
