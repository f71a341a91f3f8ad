package dev.k8spark.runtime.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SparkLineTest {

  @Test
  void aLineIsTheFirstTwoNumbersOfAVersion() {
    assertThat(SparkLine.lineOf("4.3.0")).isEqualTo("4.3");
    assertThat(SparkLine.lineOf("4.10.0-SNAPSHOT")).isEqualTo("4.10");
    assertThat(SparkLine.lineOf("unknown")).isEqualTo("unknown");
  }

  @Test
  void anotherPatchOfTheLineIsFine() {
    assertThatCode(() -> SparkLine.check("4.1", "4.1.4")).doesNotThrowAnyException();
  }

  @Test
  void anotherLineIsRefusedWithBothVersions() {
    assertThatThrownBy(() -> SparkLine.check("4.1", "4.10.0"))
        .isInstanceOf(StartupFailure.class)
        .hasMessage("the image holds Spark 4.10.0, but the job was compiled for Spark 4.1");
  }
}
