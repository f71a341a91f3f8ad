package dev.k8spark.lower;

import dev.k8spark.job.Main;
import dev.k8spark.job.Memory;
import dev.k8spark.job.Role;
import dev.k8spark.job.SparkJob;
import org.jspecify.annotations.Nullable;

/**
 * What a pod asks for, as the sum that Spark computes, in mebibytes.
 *
 * @param heap the JVM's
 * @param overhead what the JVM and other processes take beside it
 * @param offHeap Spark's own memory outside the heap; on executors only
 * @param python what Spark grants Python workers by {@code spark.executor.pyspark.memory}
 */
public record PodMemory(long heap, long overhead, long offHeap, long python) {

  /** Spark sizes only executors itself; the driver's sum is what its cluster mode would compute. */
  public static PodMemory ofDriver(SparkJob job) {
    long min = minOverhead(job, "spark.driver.minMemoryOverhead");
    return new PodMemory(job.driver().memory().mebibytes(), overhead(job.driver(), min), 0, 0);
  }

  public static PodMemory ofExecutor(SparkJob job) {
    long min = minOverhead(job, "spark.executor.minMemoryOverhead");
    return new PodMemory(
        job.executor().memory().mebibytes(),
        overhead(job.executor(), min),
        offHeap(job),
        python(job));
  }

  public Memory total() {
    return new Memory(heap + overhead + offHeap + python);
  }

  private static long overhead(Role role, long min) {
    @Nullable Memory given = role.memoryOverhead();
    if (given != null) {
      return given.mebibytes();
    }
    int share = (int) (role.memoryOverheadFactor() * role.memory().mebibytes());
    return Math.max(share, min);
  }

  /** Lines before 4.0 know no other minimum. */
  private static long minOverhead(SparkJob job, String key) {
    @Nullable String given = job.sparkVersion().isAtLeast(4, 0) ? job.conf().get(key) : null;
    return given == null ? Role.LEAST_OVERHEAD.mebibytes() : ConfAmount.mebibytes(given, 'm');
  }

  private static long offHeap(SparkJob job) {
    boolean enabled = "true".equalsIgnoreCase(job.conf().get("spark.memory.offHeap.enabled"));
    return enabled ? ConfAmount.mebibytes(job.conf().get("spark.memory.offHeap.size"), 'b') : 0;
  }

  private static long python(SparkJob job) {
    return switch (job.main()) {
      case Main.Python _ ->
          ConfAmount.mebibytes(job.conf().get("spark.executor.pyspark.memory"), 'm');
      case Main.Jvm _ -> 0;
    };
  }
}
