package dev.k8spark.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoredInterruptTest {

  @ParameterizedTest
  @CsvSource({
    "0000000000000000, false",
    "0000000000000002, true",
    "0000000000001006, true",
    "0000000000001004, false",
    "ffffffffffffffff, true"
  })
  void isToldWhereSigintIsAmongTheIgnored(String mask, boolean isTold) {
    String status = "Name:\tjava\nSigBlk:\t0000000000000002\nSigIgn:\t" + mask + "\nSigCgt:\t2\n";
    assertThat(IgnoredInterrupt.note(status).isPresent()).isEqualTo(isTold);
  }

  @ParameterizedTest
  @CsvSource({"''", "SigIgn: none"})
  void isNotToldWhereTheSystemShowsNothing(String status) {
    assertThat(IgnoredInterrupt.note(status)).isEmpty();
  }
}
