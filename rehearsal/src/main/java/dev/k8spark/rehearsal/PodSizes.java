package dev.k8spark.rehearsal;

import dev.k8spark.job.PodMemory;
import dev.k8spark.job.RoleSettings;
import dev.k8spark.quantity.SparkByteSize;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How large the pods of a job are and how many executors it has, as its manifests say it.
 *
 * @param first how many executors there are at the start
 * @param most how many there may be later
 */
record PodSizes(PodMemory driver, PodMemory executor, int first, int most) {
  private static final String HEAP = "-Xmx";
  private static final int BITS_OF_MEBIBYTE = 20;

  static PodSizes of(CompiledJob manifests) {
    SortedMap<String, String> conf = manifests.conf();
    int first = number(conf, "spark.executor.instances", 1);
    int most = first;
    if ("true".equalsIgnoreCase(conf.get("spark.dynamicAllocation.enabled"))) {
      int min = number(conf, "spark.dynamicAllocation.minExecutors", 0);
      int initial = number(conf, "spark.dynamicAllocation.initialExecutors", min);
      first = Math.max(min, initial);
      most = number(conf, "spark.dynamicAllocation.maxExecutors", first);
    }
    return new PodSizes(driver(manifests.driver()), executor(manifests), first, most);
  }

  private static int number(SortedMap<String, String> conf, String key, int absent) {
    String text = conf.getOrDefault(key, "").strip();
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : absent;
  }

  private static PodMemory driver(Container container) {
    long heap =
        Stream.concat(container.getCommand().stream(), container.getArgs().stream())
            .filter(word -> word.startsWith(HEAP))
            .mapToLong(word -> SparkByteSize.parseMebibytes(word.substring(HEAP.length()), 'b'))
            .findFirst()
            .orElse(0);
    return new PodMemory(heap, Math.max(0, limit(container) - heap), 0, 0);
  }

  /** As Spark computes it of its configuration. */
  private static PodMemory executor(CompiledJob manifests) {
    SortedMap<String, String> conf = manifests.conf();
    long heap = SparkByteSize.parseMebibytes(conf.getOrDefault("spark.executor.memory", "1g"), 'm');
    boolean hasOffHeap = "true".equalsIgnoreCase(conf.get("spark.memory.offHeap.enabled"));
    return new PodMemory(
        heap,
        overhead(manifests, heap),
        hasOffHeap ? SparkByteSize.parseMebibytes(conf.get("spark.memory.offHeap.size"), 'b') : 0,
        manifests.isPython()
            ? SparkByteSize.parseMebibytes(conf.get("spark.executor.pyspark.memory"), 'm')
            : 0);
  }

  private static long overhead(CompiledJob manifests, long heap) {
    SortedMap<String, String> conf = manifests.conf();
    @Nullable String given = conf.get("spark.executor.memoryOverhead");
    if (given != null) {
      return SparkByteSize.parseMebibytes(given, 'm');
    }
    @Nullable String min = conf.get("spark.executor.minMemoryOverhead");
    boolean hasMin = min != null && !manifests.sparkLine().startsWith("3.");
    String factor = conf.getOrDefault("spark.executor.memoryOverheadFactor", "0.1");
    double share = factor.matches("[0-9]*[.]?[0-9]+") ? Double.parseDouble(factor) : 0;
    return Math.max(
        (long) (share * heap),
        hasMin ? SparkByteSize.parseMebibytes(min, 'm') : RoleSettings.LEAST_OVERHEAD.mebibytes());
  }

  /** What a container may take at most, in mebibytes; 0 where nothing is said. */
  static long limit(Container container) {
    @Nullable ResourceRequirements resources = container.getResources();
    if (resources == null) {
      return 0;
    }
    return Stream.of(resources.getLimits(), resources.getRequests())
        .filter(Objects::nonNull)
        .map((Map<String, Quantity> amounts) -> amounts.get("memory"))
        .filter(Objects::nonNull)
        .mapToLong(memory -> Quantity.getAmountInBytes(memory).longValue() >> BITS_OF_MEBIBYTE)
        .findFirst()
        .orElse(0);
  }

  /** What driver and executors may take together. */
  long total(int executors) {
    return driver.total().mebibytes() + executors * executor.total().mebibytes();
  }

  /** About these sizes, if the job was compiled with less memory. */
  PodSizes scaled(double scale) {
    return new PodSizes(scaled(driver, scale), scaled(executor, scale), first, most);
  }

  private static PodMemory scaled(PodMemory memory, double scale) {
    return new PodMemory(
        scaled(memory.heap(), scale, RoleSettings.LEAST_HEAP.mebibytes()),
        scaled(memory.overhead(), scale, RoleSettings.LEAST_OVERHEAD.mebibytes()),
        memory.offHeap(),
        memory.python());
  }

  private static long scaled(long all, double scale, long least) {
    return Math.min(all, Math.max((long) (all * scale), least));
  }
}
