package dev.k8spark.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code run}, ended by a signal while it still looks for what it needs. */
class EndedRunTest {
  private static final int TERMINATED = 143;

  @TempDir private Path folder;

  @Test
  void sigtermEndsItWithoutAStackTrace() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path python = bin.resolve("python3");
    Files.writeString(python, "#!/bin/sh\necho asked >'" + folder + "/asked'\nexec sleep 4321\n");
    Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwxr-xr-x"));
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.k8spark.cli.Main",
                "run",
                RealSpark.SAMPLES.resolve("pi-python.conf").toString())
            .redirectErrorStream(true);
    builder.environment().put("PATH", bin + ":/usr/bin:/bin");
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    Process run = builder.start();
    try {
      awaitPython(run);
      run.toHandle().destroy();
      String output = read(run);

      assertThat(run.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(run.exitValue()).as(output).isEqualTo(TERMINATED);
      assertThat(output).doesNotContain("internal error", "Exception", "\tat ", "error:");
    } finally {
      run.destroyForcibly();
    }
  }

  private void awaitPython(Process run) throws Exception {
    while (!Files.exists(folder.resolve("asked")) && run.isAlive()) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static String read(Process run) throws Exception {
    try (BufferedReader output = run.inputReader(UTF_8)) {
      return output.readAllAsString();
    }
  }
}
