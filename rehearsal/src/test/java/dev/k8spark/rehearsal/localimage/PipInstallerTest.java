package dev.k8spark.rehearsal.localimage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PipInstallerTest {

  @Test
  void aPipThatInstallsForOtherPythonsIsNewEnough() {
    assertThat(PipInstaller.isForOthers("22.3")).isTrue();
    assertThat(PipInstaller.isForOthers("23.2.1")).isTrue();
    assertThat(PipInstaller.isForOthers("100.0")).isTrue();
    assertThat(PipInstaller.isForOthers("22.2.9")).isFalse();
    assertThat(PipInstaller.isForOthers("9.0.1")).isFalse();
    assertThat(PipInstaller.isForOthers("")).isFalse();
  }
}
