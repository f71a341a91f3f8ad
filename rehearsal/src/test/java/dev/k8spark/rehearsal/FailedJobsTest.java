package dev.k8spark.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.rehearsal.localimage.ImageRequirements;
import dev.k8spark.rehearsal.localimage.LocalImageProvider;
import dev.k8spark.rehearsal.report.RunReport;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.runtime.contract.PodRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * However a job fails, its exit code says how and its message why. The same jobs run on a cluster,
 * where a test compares both.
 */
@ExtendWith(SparkLines.class)
class FailedJobsTest {
  private static final Path JOBS = RealSpark.ROOT.resolve("cluster-tests/jobs");

  private final RealSpark spark = new RealSpark();

  @TempDir private Path folder;

  @OnEveryLine
  void aWrongMainClassIsNamed(String line) throws Exception {
    RunReport report = spark.run(JOBS.resolve("wrong-class.conf"), line);

    assertThat(report.exitCode()).as(spark::log).isEqualTo(83);
    assertThat(report.message()).contains("dev.k8spark.samples.Missing");
  }

  @OnEveryLine
  void anExceptionInPythonIsShown(String line) throws Exception {
    RunReport report = spark.run(JOBS.resolve("python-exception.conf"), line, "retries = 1");

    assertThat(report.exitCode()).as(spark::log).isEqualTo(1);
    assertThat(report.message())
        .contains("ValueError: this program fails on purpose")
        .doesNotContain(RealSpark.ROOT.toString());
    assertThat(report.reason()).as("not tried again").startsWith("PodFailurePolicy");
    assertThat(driverCodes(report)).containsExactly(1);
  }

  @OnEveryLine
  void anExitCodeOfTheProgramIsTheJobs(String line) throws Exception {
    RunReport report = spark.run(JOBS.resolve("python-exit-7.conf"), line, "retries = 1");

    assertThat(report.verdict()).as(spark::log).isEqualTo("Failed");
    assertThat(report.exitCode()).isEqualTo(7);
    assertThat(report.message()).contains("exit code 7");
    assertThat(report.reason()).as("tried once more").startsWith("BackoffLimitExceeded");
    assertThat(driverCodes(report)).containsExactly(7, 7);
  }

  @OnLastLine
  void anotherLineOfSparkInTheImageIsNamed(String line) throws Exception {
    String compiledFor = line.equals("3.5") ? "4.3" : "3.5";
    RunReport report =
        spark
            .mapPath(PodContract.SPARK_HOME, home(line))
            .run(compiledFor, "main.python = \"local:///app/pi.py\"\nexecutor.instances = 1");

    assertThat(report.exitCode()).as(spark::log).isEqualTo(82);
    assertThat(report.spark()).startsWith(line + ".");
    assertThat(report.message()).contains("compiled for Spark " + compiledFor);
  }

  @OnLastLine
  void anImageWithoutTheRuntimeIsSeen(String line) throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    RunReport report =
        spark.mapPath("/opt/k8spark", empty).run(JOBS.resolve("bare-image.conf"), line);

    assertThat(report.exitCode()).as(spark::log).isEqualTo(1);
    assertThat(report.message()).contains("/opt/k8spark/driver.args").doesNotContain("empty");
  }

  private static List<Integer> driverCodes(RunReport report) {
    return report.pods().stream()
        .filter(pod -> pod.role().equals(PodRole.DRIVER.word()))
        .map(RunReport.PodSummary::exitCode)
        .toList();
  }

  /** Where this machine has Spark of that line. */
  private Path home(String line) throws Exception {
    ImageRequirements requirements =
        new ImageRequirements(
            line, Optional.empty(), false, folder, new TreeSet<>(), new TreeMap<>());
    return new LocalImageProvider(RealSpark.cache(), System.getenv(), sentence -> {})
        .prepare(requirements)
        .places()
        .locate(PodContract.SPARK_HOME);
  }
}
