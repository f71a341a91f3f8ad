package dev.k8spark.runtime.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PodRoleTest {

  @Test
  void isFoundByItsWordAlone() {
    assertThat(PodRole.of("driver")).contains(PodRole.DRIVER);
    assertThat(PodRole.of("executor")).contains(PodRole.EXECUTOR);
    assertThat(PodRole.of("Driver")).isEmpty();
    assertThat(PodRole.of("")).isEmpty();
  }

  @Test
  void hasTheContainerThatSparkLooksFor() {
    assertThat(Arrays.stream(PodRole.values()).map(PodRole::container))
        .containsExactly("spark-kubernetes-driver", "spark-kubernetes-executor");
  }
}
