package dev.k8spark.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.rehearsal.report.RunReport;
import dev.k8spark.runtime.contract.PodRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A job is tried as often, and runs as long, as its Job says; {@link FailedJobsTest} has those that
 * are not tried again.
 */
@ExtendWith(SparkLines.class)
class JobRetriesTest {

  /** Fails at first; a container could not remember that, a folder of this machine can. */
  private static final String SECOND =
      """
      import pathlib
      import sys

      from pyspark import SparkContext

      SparkContext.getOrCreate()
      tried = pathlib.Path(__file__).with_name("tried")
      if not tried.exists():
          tried.touch()
          sys.exit(7)
      """;

  private final RealSpark spark = new RealSpark();

  @TempDir private Path folder;

  @OnLastLine
  void anotherAttemptFollowsOneThatFailed(String line) throws Exception {
    Files.writeString(folder.resolve("second.py"), SECOND);

    RunReport report =
        spark.runIn(
            folder,
            line,
            """
            main.python = "local:///app/second.py"
            executor.instances = 1
            retries = 2
            """);

    assertThat(report.verdict()).as(spark::log).isEqualTo("Complete");
    assertThat(drivers(report)).containsExactly(7, 0);
    assertThat(report.exitCode()).isZero();
  }

  @OnLastLine
  void aJobThatHangsEndsAtItsTimeout(String line) throws Exception {
    RunReport report =
        spark.run(
            line,
            """
            main { python = "local:///app/ending.py", args = [wait] }
            executor.instances = 1
            timeout = 30s
            """);

    assertThat(report.verdict()).as(spark::log).isEqualTo("Failed");
    assertThat(report.reason()).startsWith("DeadlineExceeded");
    assertThat(report.exitCode()).isEqualTo(143);
    assertThat(spark.output()).contains("driver | counted 3");
    assertThat(Duration.between(report.start(), report.end()))
        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(120));
  }

  private static List<Integer> drivers(RunReport report) {
    return report.pods().stream()
        .filter(pod -> pod.role().equals(PodRole.DRIVER.word()))
        .map(RunReport.PodSummary::exitCode)
        .toList();
  }
}
