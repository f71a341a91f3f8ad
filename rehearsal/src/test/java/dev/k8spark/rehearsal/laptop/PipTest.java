package dev.k8spark.rehearsal.laptop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PipTest {

  @Test
  void aPipThatInstallsForOtherPythonsIsNewEnough() {
    assertThat(Pip.isForOthers("22.3")).isTrue();
    assertThat(Pip.isForOthers("23.2.1")).isTrue();
    assertThat(Pip.isForOthers("100.0")).isTrue();
    assertThat(Pip.isForOthers("22.2.9")).isFalse();
    assertThat(Pip.isForOthers("9.0.1")).isFalse();
    assertThat(Pip.isForOthers("")).isFalse();
  }
}
