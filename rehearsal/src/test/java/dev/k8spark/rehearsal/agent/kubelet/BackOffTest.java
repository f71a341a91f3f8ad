package dev.k8spark.rehearsal.agent.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "1, 10, 10", "2, 20, 20", "6, 320, 300", "7, 600, 300", "1000, 600, 300"})
  void theWaitDoublesUpToTheLongest(int failures, long ofJob, long ofContainer) {
    assertThat(BackOff.OF_JOB.delayAfter(failures)).hasSeconds(ofJob);
    assertThat(BackOff.OF_CONTAINER.delayAfter(failures)).hasSeconds(ofContainer);
  }
}
