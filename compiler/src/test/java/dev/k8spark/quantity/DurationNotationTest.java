package dev.k8spark.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lengths of time are read in four units and written in the largest of three that is whole. */
class DurationNotationTest {

  @ParameterizedTest
  @CsvSource({
    "90s, 90, 90s",
    "120s, 120, 2m",
    "30m, 1800, 30m",
    "4h, 14400, 4h",
    "7d, 604800, 168h"
  })
  void aTextIsItsSeconds(String text, long seconds, String rendered) {
    Duration duration = DurationNotation.parse(text);

    assertThat(duration.toSeconds()).isEqualTo(seconds);
    assertThat(DurationNotation.render(duration)).isEqualTo(rendered);
  }

  @Test
  void anUnknownUnitIsRejected() {
    assertThatIllegalArgumentException().isThrownBy(() -> DurationNotation.parse("3w"));
  }
}
