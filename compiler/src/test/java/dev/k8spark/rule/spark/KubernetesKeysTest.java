package dev.k8spark.rule.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.job.SparkLine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesKeysTest {

  @ParameterizedTest
  @ValueSource(strings = {"3.5", "4.0", "4.1", "4.2", "4.3"})
  void everyLineKnowsWhatIsRead(String line) {
    KubernetesKeys keys = KubernetesKeys.of(SparkLine.parse(line));

    assertThat(keys.reads("spark.kubernetes.allocation.batch.size")).isTrue();
    assertThat(keys.reads("spark.kubernetes.executor.label.team")).isTrue();
    assertThat(keys.reads("spark.kubernetes.driver.label.team")).isFalse();
    assertThat(keys.leavesOut("spark.kubernetes.driver.label.team")).isTrue();
    assertThat(keys.leavesOut("spark.kubernetes.report.interval")).isTrue();
    assertThat(keys.leavesOut("spark.kubernetes.nothing")).isFalse();
  }
}
