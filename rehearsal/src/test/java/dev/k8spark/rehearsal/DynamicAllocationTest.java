package dev.k8spark.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.rehearsal.report.RunReport;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** With dynamic allocation, executors come with the work and go with it. */
@ExtendWith(SparkLines.class)
class DynamicAllocationTest {
  private static final String BURST =
      """
      import time

      from pyspark import SparkContext

      spark = SparkContext.getOrCreate()


      def executors():
          return spark._jsc.sc().getExecutorMemoryStatus().size() - 1


      spark.parallelize(range(8), 8).map(lambda _: time.sleep(2)).collect()
      end = time.time() + 60
      while executors() > 1 and time.time() < end:
          time.sleep(0.2)
      print("at rest", executors())
      """;

  private final RealSpark spark = new RealSpark();

  @TempDir private Path folder;

  @OnEveryLine
  void executorsAreAddedForABurstAndRemovedAtRest(String line) throws Exception {
    Files.writeString(folder.resolve("burst.py"), BURST);

    RunReport report =
        spark.runIn(
            folder,
            line,
            """
            main.python = "local:///app/burst.py"
            executor { instances { min = 1, initial = 1, max = 3 }, memory = 512m }
            conf { spark.dynamicAllocation.executorIdleTimeout = 3s }
            """);

    assertThat(report.verdict()).as(spark::log).isEqualTo("Complete");
    assertThat(spark.output()).contains("driver | at rest 1");
    assertThat(report.pods())
        .extracting(RunReport.PodSummary::label)
        .contains("exec-1", "exec-2", "exec-3");
  }
}
