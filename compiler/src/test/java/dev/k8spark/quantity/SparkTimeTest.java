package dev.k8spark.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparkTimeTest {

  @ParameterizedTest
  @CsvSource({
    "45, 45",
    "45s, 45",
    "1500ms, 1",
    "2000000us, 2",
    "2m, 120",
    "2min, 120",
    "1h, 3600",
    "1d, 86400",
    "' 30S ', 30"
  })
  void aLengthOfTimeIsReadAsSparkReadsIt(String text, long seconds) {
    assertThat(SparkTime.parseSeconds(text)).contains(seconds);
  }

  @ParameterizedTest
  @CsvSource({"''", "s", "1.5h", "1 s", "2w", "-1s"})
  void whatSparkRefusesIsEmpty(String text) {
    assertThat(SparkTime.parseSeconds(text)).isEmpty();
  }
}
