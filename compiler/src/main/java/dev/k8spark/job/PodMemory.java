package dev.k8spark.job;

import dev.k8spark.quantity.MemoryAmount;
import dev.k8spark.quantity.SparkByteSize;
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

  /** Computes what Spark will ask for one executor. */
  public static PodMemory ofExecutor(SparkJob job) {
    long min = minOverhead(job, "spark.executor.minMemoryOverhead");
    return new PodMemory(
        job.executor().memory().mebibytes(),
        overhead(job.executor(), min),
        offHeap(job),
        python(job));
  }

  /** Returns the sum, which is both request and limit. */
  public MemoryAmount total() {
    return new MemoryAmount(heap + overhead + offHeap + python);
  }

  private static long overhead(RoleSettings role, long min) {
    @Nullable MemoryAmount given = role.memoryOverhead();
    if (given != null) {
      return given.mebibytes();
    }
    int share = (int) (role.memoryOverheadFactor() * role.memory().mebibytes());
    return Math.max(share, min);
  }

  /** Lines before 4.0 know no other minimum. */
  private static long minOverhead(SparkJob job, String key) {
    @Nullable String given = job.sparkVersion().isAtLeast(4, 0) ? job.conf().get(key) : null;
    return given == null
        ? RoleSettings.LEAST_OVERHEAD.mebibytes()
        : SparkByteSize.parseMebibytes(given, 'm');
  }

  private static long offHeap(SparkJob job) {
    boolean enabled = "true".equalsIgnoreCase(job.conf().get("spark.memory.offHeap.enabled"));
    return enabled
        ? SparkByteSize.parseMebibytes(job.conf().get("spark.memory.offHeap.size"), 'b')
        : 0;
  }

  private static long python(SparkJob job) {
    return switch (job.main()) {
      case MainProgram.Python _ ->
          SparkByteSize.parseMebibytes(job.conf().get("spark.executor.pyspark.memory"), 'm');
      case MainProgram.Jvm _ -> 0;
    };
  }
}
