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
    Files.writeString(python, "#!/bin/sh\necho $$ >'" + folder + "/pid'\nexec sleep 4321\n");
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
      assertThat(ProcessHandle.of(python(run))).isPresent();
      run.toHandle().destroy();
      String output = read(run);

      assertThat(run.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(run.exitValue()).as(output).isEqualTo(TERMINATED);
      assertThat(output).doesNotContain("internal error", "Exception", "\tat ", "error:");
      assertThat(ProcessHandle.of(python(run))).isEmpty();
    } finally {
      run.destroyForcibly();
    }
  }

  /** Returns the number of the process that stands in for Python, as soon as it runs. */
  private long python(Process run) throws Exception {
    Path pid = folder.resolve("pid");
    while (run.isAlive() && (!Files.exists(pid) || Files.readString(pid).isEmpty())) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return Long.parseLong(Files.readString(pid).strip());
  }

  private static String read(Process run) throws Exception {
    try (BufferedReader output = run.inputReader(UTF_8)) {
      return output.readAllAsString();
    }
  }
}
