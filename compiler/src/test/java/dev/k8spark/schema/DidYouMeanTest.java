package dev.k8spark.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {

  private static final List<String> KEYS = List.of("driver", "executor", "memory", "name", "env");

  @ParameterizedTest
  @CsvSource({
    "excutor, executor",
    "EXECUTOR, executor",
    "memroy, memory",
    "nmae, name",
    "evn, env",
    "drivers, driver"
  })
  void slipIsUnderstood(String written, String meant) {
    assertThat(DidYouMean.findNearest(written, KEYS)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"volumes", "x", "schedule"})
  void otherWordIsNotGuessed(String written) {
    assertThat(DidYouMean.findNearest(written, KEYS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"ab, ba, 1", "kitten, sitting, 3", "'', abc, 3", "same, same, 0"})
  void distanceCountsSlips(String a, String b, int distance) {
    assertThat(DidYouMean.distanceBetween(a, b)).isEqualTo(distance);
  }
}
