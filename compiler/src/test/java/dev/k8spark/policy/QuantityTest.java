package dev.k8spark.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts are what Kubernetes takes them for. */
class QuantityTest {

  @ParameterizedTest
  @CsvSource({
    "4, 4",
    "1.5, 1.5",
    "2500m, 2.5",
    "3k, 3000",
    "1Ki, 1024",
    "4Gi, 4294967296",
    "1.5Gi, 1610612736",
    "2M, 2000000",
    "1E, 1000000000000000000",
    "1Ei, 1152921504606846976"
  })
  void aSpellingIsItsAmount(String text, String amount) {
    assertThat(Quantity.of(text).amount()).isEqualByComparingTo(amount);
  }
}
