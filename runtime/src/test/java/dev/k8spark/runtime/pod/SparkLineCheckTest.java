package dev.k8spark.runtime.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SparkLineCheckTest {

  @Test
  void aLineIsTheFirstTwoNumbersOfAVersion() {
    assertThat(SparkLineCheck.lineOf("4.3.0")).isEqualTo("4.3");
    assertThat(SparkLineCheck.lineOf("4.10.0-SNAPSHOT")).isEqualTo("4.10");
    assertThat(SparkLineCheck.lineOf("unknown")).isEqualTo("unknown");
  }

  @Test
  void anotherPatchOfTheLineIsFine() {
    assertThatCode(() -> SparkLineCheck.check("4.1", "4.1.4")).doesNotThrowAnyException();
  }

  @Test
  void anotherLineIsRefusedWithBothVersions() {
    assertThatThrownBy(() -> SparkLineCheck.check("4.1", "4.10.0"))
        .isInstanceOf(StartupFailure.class)
        .hasMessage("the image holds Spark 4.10.0, but the job was compiled for Spark 4.1");
  }
}
