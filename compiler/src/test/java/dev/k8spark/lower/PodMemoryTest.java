package dev.k8spark.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.job.DriverSettings;
import dev.k8spark.job.ExecutorSettings;
import dev.k8spark.job.PodMemory;
import dev.k8spark.job.SparkLine;
import dev.k8spark.quantity.MemoryAmount;
import dev.k8spark.quantity.SparkByteSize;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodMemoryTest {

  @ParameterizedTest
  @CsvSource({
    "1g, 0.1, 1408",
    "3333m, 0.1, 3717",
    "4g, 0.1, 4505",
    "4g, 0.15, 4710",
    "4g, 0.4, 5734",
    "1g, 0.4, 1433"
  })
  void executorsAreAsLargeAsSparkMakesThem(String heap, double factor, long total) {
    assertThat(executor(Jobs.jvm().with(Jobs.executor(heap, factor, null)))).isEqualTo(total);
  }

  @Test
  void explicitOverheadKnowsNoMinimum() {
    ExecutorSettings executor =
        Changed.with(Jobs.executor("1g", 0.1, null), "memoryOverhead", MemoryAmount.parse("100m"));
    assertThat(executor(Jobs.jvm().with(executor))).isEqualTo(1124);
  }

  @Test
  void minimumMayBeLoweredSinceSpark4() {
    Jobs job =
        Jobs.jvm()
            .with(Jobs.executor("512m", 0.1, null))
            .withConf(Map.of("spark.executor.minMemoryOverhead", "100m"));
    assertThat(executor(job)).isEqualTo(612);
    assertThat(executor(job.on(new SparkLine(3, 5)))).isEqualTo(896);
  }

  @Test
  void memoryOfPythonWorkersCountsForPythonJobsOnly() {
    Map<String, String> conf = Map.of("spark.executor.pyspark.memory", "1g");
    ExecutorSettings executor = Jobs.executor("4g", 0.1, null);
    assertThat(executor(Jobs.jvm().with(executor).withConf(conf))).isEqualTo(4505);
    assertThat(executor(Jobs.python().with(executor).withConf(conf))).isEqualTo(5529);
  }

  @Test
  void offHeapMemoryCountsOnceItIsEnabled() {
    ExecutorSettings executor = Jobs.executor("4g", 0.1, null);
    Map<String, String> size = Map.of("spark.memory.offHeap.size", "2147483648");
    Map<String, String> enabled =
        Map.of("spark.memory.offHeap.enabled", "true", "spark.memory.offHeap.size", "2g");
    assertThat(executor(Jobs.jvm().with(executor).withConf(size))).isEqualTo(4505);
    assertThat(executor(Jobs.jvm().with(executor).withConf(enabled))).isEqualTo(6553);
  }

  @Test
  void driversHaveNeitherOffHeapNorPythonTerm() {
    DriverSettings driver =
        Changed.with(Jobs.driver(0.4, null), "memory", MemoryAmount.parse("4g"));
    Map<String, String> conf =
        Map.of(
            "spark.memory.offHeap.enabled", "true",
            "spark.memory.offHeap.size", "2g",
            "spark.executor.pyspark.memory", "1g");
    assertThat(PodMemory.ofDriver(Jobs.python().with(driver).withConf(conf).job()).total())
        .isEqualTo(new MemoryAmount(5734));
  }

  @ParameterizedTest
  @CsvSource({
    "2000, m, 2000",
    "1g, m, 1024",
    "1GB, m, 1024",
    "512kb, m, 0",
    "1MiB, m, 1",
    "3221225472, b, 3072",
    "nonsense, m, 0",
    "99999999999999p, m, 2147483647"
  })
  void amountsInConfigurationAreReadAsSparkReadsThem(String text, char bare, long mebibytes) {
    assertThat(SparkByteSize.parseMebibytes(text, bare)).isEqualTo(mebibytes);
  }

  private static long executor(Jobs job) {
    return PodMemory.ofExecutor(job.job()).total().mebibytes();
  }
}
