package dev.k8spark.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.k8spark.rehearsal.localimage.CacheFolder;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A warm rehearsal beside {@code spark-submit --master local[2]} of the same script, with the same
 * Spark and Java, both from the call to the shell's prompt; only where Spark's 4.3 is tested.
 */
@Tag("alone")
final class SideBySideTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Map<String, String> ENVIRONMENT = System.getenv();
  private static final String LINE = "4.3";
  private static final int ROUNDS = 3;
  private static final double MAX_RATIO = 2.0;

  @TempDir private Path folder;

  @Test
  void aRehearsalTakesAtMostTwiceAsLongAsSparkSubmit() throws Exception {
    String lines = ENVIRONMENT.getOrDefault("K8SPARK_REHEARSAL_LINES", "");
    assumeTrue(
        Arrays.asList(lines.split(",", -1)).contains(LINE),
        "K8SPARK_REHEARSAL_LINES lists no " + LINE + ": nothing was measured");
    time(rehearsal());
    List<Duration> rehearsals = new ArrayList<>();
    List<Duration> submits = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      submits.add(time(sparkSubmit()));
      rehearsals.add(time(rehearsal()));
    }

    double ratio = seconds(median(rehearsals)) / seconds(median(submits));
    String message =
        String.format(
            Locale.ROOT,
            "k8spark run %.1f s, spark-submit --master local[2] %.1f s: %.2f times as long",
            seconds(median(rehearsals)),
            seconds(median(submits)),
            ratio);
    System.out.println(message);
    assertThat(ratio).as(message).isLessThanOrEqualTo(MAX_RATIO);
  }

  /** As the launcher starts it, but with what is being tested and without a recorded start. */
  private static List<String> rehearsal() {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin/java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xlog:disable",
        "-cp",
        classes,
        "dev.k8spark.cli.Main",
        "run",
        ROOT + "/samples/pi-python.conf");
  }

  private static List<String> sparkSubmit() throws IOException {
    return List.of(
        spark().resolve("bin/spark-submit").toString(),
        "--master",
        "local[2]",
        ROOT.resolve("samples/apps/python/pi.py").toString(),
        "8");
  }

  /** The Spark that a rehearsal without {@code SPARK_HOME} fetched. */
  private static Path spark() throws IOException {
    Path cache = CacheFolder.locate(ENVIRONMENT, System.getProperty("os.name"));
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(cache.resolve("spark"), LINE + ".*[0-9]")) {
      return all.iterator().next().resolve("pyspark");
    }
  }

  private Duration time(List<String> command) throws Exception {
    File log = folder.resolve("log").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
    builder.environment().remove("SPARK_HOME");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("PYSPARK_PYTHON", "python3");
    Instant start = Instant.now();
    int code = builder.start().waitFor();
    Duration length = Duration.between(start, Instant.now());
    String text = Files.readString(log.toPath(), StandardCharsets.UTF_8);
    assertThat(text).contains("Pi is roughly 3.14159");
    assertThat(code).isZero();
    return length;
  }

  private static Duration median(List<Duration> lengths) {
    return lengths.stream().sorted().toList().get(lengths.size() / 2);
  }

  private static double seconds(Duration length) {
    return length.toMillis() / 1000.0;
  }
}
