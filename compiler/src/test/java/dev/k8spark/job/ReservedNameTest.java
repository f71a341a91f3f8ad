package dev.k8spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReservedNameTest {

  @Test
  void familyOfKeysHasOneEntry() {
    assertThat(ReservedName.find(ReservedConf.ALL, "spark.executorEnv.TZ"))
        .map(ReservedName::instead)
        .hasValue("env");
    assertThat(ReservedName.find(ReservedConf.ALL, "spark.executor.memoryFraction")).isEmpty();
  }
}
