package dev.k8spark.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.k8spark.rehearsal.laptop.CacheFolder;
import dev.k8spark.rehearsal.report.Report;
import dev.k8spark.rehearsal.report.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs real Spark, of the lines that {@code K8SPARK_REHEARSAL_LINES} lists; skipped aloud without.
 */
class RehearsalTest {
  private static final Map<String, String> ENVIRONMENT = System.getenv();

  private final List<String> lines = new CopyOnWriteArrayList<>();

  static Stream<String> sparkLines() {
    return Arrays.stream(ENVIRONMENT.getOrDefault("K8SPARK_REHEARSAL_LINES", "").split(","));
  }

  @ParameterizedTest
  @MethodSource("sparkLines")
  void aPythonJobRunsItsTasksOnTwoExecutors(String line) throws Exception {
    Report report = run(line, text -> text, "python = \"local:///app/pi.py\"\n  args = [8]");

    assertThat(report.verdict()).as(this::log).isEqualTo("Complete");
    assertThat(report.exitCode()).isZero();
    assertThat(lines).anyMatch(text -> text.startsWith("driver | Pi is roughly 3.14159"));
    assertThat(report.moments()).containsOnlyKeys(Step.values());
    assertThat(report.pods()).extracting(Report.PodRun::label).contains("exec-1", "exec-2");
    assertThat(report.refused()).isEmpty();
    assertThat(report.unused()).singleElement().asString().startsWith("delete pods");
    assertThat(leftovers()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("sparkLines")
  void anExitCodeOfTheProgramIsTheJobs(String line) throws Exception {
    Report report =
        run(line, text -> text, "python = \"local:///app/ending.py\"\n  args = [exit, 7]");

    assertThat(report.verdict()).as(this::log).isEqualTo("Failed");
    assertThat(report.exitCode()).isEqualTo(7);
    assertThat(report.message()).contains("exit code 7");
    assertThat(leftovers()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("sparkLines")
  void aVerbThatTheRoleLacksFailsTheRunAndIsNamed(String line) throws Exception {
    Report report =
        run(
            line,
            text -> text.replaceFirst("(?m)^  - create\n", ""),
            "python = \"local:///app/pi.py\"\n  args = [8]");

    assertThat(report.verdict()).as(this::log).isEqualTo("Failed");
    assertThat(report.refused())
        .contains(
            "the Role `pi-driver` lacks `create` on `pods`, which the driver needs to start"
                + " executors");
  }

  @Test
  void theTestsOfRealSparkAreSkippedAloud() {
    assumeTrue(
        ENVIRONMENT.containsKey("K8SPARK_REHEARSAL_LINES"),
        "K8SPARK_REHEARSAL_LINES lists no line of Spark, such as 4.3: nothing was rehearsed");
  }

  private Report run(String line, UnaryOperator<String> edit, String main) throws Exception {
    assumeTrue(!line.isEmpty(), "K8SPARK_REHEARSAL_LINES is not set");
    Rehearsal.Request request =
        new Rehearsal.Request(
            edit.apply(manifests(line, main)),
            List.of(),
            Compiled.SAMPLES,
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            label -> true);
    return new Rehearsal(cache(), ENVIRONMENT, lines::add).run(request);
  }

  private static String manifests(String line, String main) {
    return Compiled.job(
        "pi",
        """
        sparkVersion = %s
        main {
          %s
        }
        executor.instances = 2
        """
            .formatted(line, main));
  }

  private static Path cache() {
    return CacheFolder.of(ENVIRONMENT, System.getProperty("os.name"));
  }

  private static List<Path> leftovers() throws Exception {
    try (Stream<Path> all = Files.list(cache().resolve("runs"))) {
      return all.toList();
    }
  }

  private String log() {
    return String.join("\n", lines);
  }
}
