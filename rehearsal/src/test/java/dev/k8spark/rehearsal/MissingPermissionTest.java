package dev.k8spark.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.rehearsal.report.RunReport;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the job's Role does not allow fails the run. */
@ExtendWith(SparkLines.class)
class MissingPermissionTest {
  private final RealSpark spark = new RealSpark();

  @OnEveryLine
  void aVerbThatTheRoleLacksFailsTheRunAndIsNamed(String line) throws Exception {
    RunReport report =
        spark
            .edited(text -> text.replaceFirst("(?m)^  - create\n", ""))
            .run(line, "main.python = \"local:///app/pi.py\"\nexecutor.instances = 2");

    assertThat(report.verdict()).as(spark::log).isEqualTo("Failed");
    assertThat(report.refused())
        .contains(
            "the Role `job-driver` lacks `create` on `pods`, which the driver needs to start"
                + " executors");
  }
}
