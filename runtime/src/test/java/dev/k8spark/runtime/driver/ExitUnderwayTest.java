package dev.k8spark.runtime.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExitUnderwayTest {

  @Test
  void aJvmThatEndsKnowsWhoCalledAndKeepsTheCallersNumber()
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LeavingProgram.class.getName())
            .redirectErrorStream(true)
            .start();
    byte[] output = process.getInputStream().readAllBytes();

    assertThat(new String(output, StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("main");
    assertThat(process.waitFor()).isEqualTo(7);
  }
}
