package dev.k8spark.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.rehearsal.report.RunReport;
import dev.k8spark.rehearsal.report.RunStep;
import org.junit.jupiter.api.extension.ExtendWith;

/** Programs of both kinds run their tasks on as many executors as the job says. */
@ExtendWith(SparkLines.class)
class MainProgramsTest {
  private final RealSpark spark = new RealSpark();

  @OnEveryLine
  void aPythonJobRunsItsTasksOnTwoExecutors(String line) throws Exception {
    RunReport report =
        spark.run(
            line,
            """
            main { python = "local:///app/pi.py", args = [8] }
            executor.instances = 2
            """);

    assertThat(report.verdict()).as(spark::log).isEqualTo("Complete");
    assertThat(report.exitCode()).isZero();
    assertThat(report.spark()).startsWith(line + ".");
    assertThat(spark.output()).anyMatch(text -> text.startsWith("driver | Pi is roughly 3.14159"));
    assertThat(report.moments()).containsOnlyKeys(RunStep.values());
    assertThat(spark.output()).contains("/app -> " + RealSpark.SAMPLES.resolve("apps/python"));
    assertThat(report.pods())
        .extracting(RunReport.PodSummary::label)
        .containsExactlyInAnyOrder("driver", "exec-1", "exec-2");
    assertThat(report.refused()).isEmpty();
    assertThat(report.unused()).singleElement().asString().startsWith("delete pods");
  }

  @OnEveryLine
  void aJvmJobRunsItsTasksOnOneExecutor(String line) throws Exception {
    RunReport report =
        spark.run(
            line,
            """
            main {
              jar = "local:///app/k8spark-samples.jar"
              class = dev.k8spark.samples.Pi
              args = [8]
            }
            executor.instances = 1
            """);

    assertThat(report.verdict()).as(spark::log).isEqualTo("Complete");
    assertThat(spark.output()).anyMatch(text -> text.startsWith("driver | Pi is roughly 3.14159"));
    assertThat(report.pods())
        .extracting(RunReport.PodSummary::label)
        .containsExactlyInAnyOrder("driver", "exec-1");
  }

  @OnLastLine
  void fourExecutorsShareTheTasks(String line) throws Exception {
    RunReport report =
        spark.run(
            line,
            """
            main { python = "local:///app/pi.py", args = [16] }
            executor { instances = 4, memory = 512m }
            """);

    assertThat(report.verdict()).as(spark::log).isEqualTo("Complete");
    assertThat(report.pods())
        .extracting(RunReport.PodSummary::label)
        .contains("exec-1", "exec-2", "exec-3", "exec-4")
        .hasSize(5);
  }

  @OnLastLine
  void whatIsNotBuiltYetIsSaidAtTheStartAndFailsAsInACluster(String line) throws Exception {
    RunReport report =
        spark.run(
            line,
            """
            main { jar = "local:///app/no-such.jar", class = dev.k8spark.samples.Pi }
            executor.instances = 1
            """);

    assertThat(report.exitCode()).as(spark::log).isEqualTo(83);
    assertThat(report.differences())
        .contains(
            "/app/no-such.jar is not below "
                + RealSpark.SAMPLES
                + " nor in its project: build it, or say where it is: --map /app=FOLDER");
  }
}
