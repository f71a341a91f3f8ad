package dev.k8spark.job;

import dev.k8spark.quantity.MemoryAmount;
import dev.k8spark.runtime.contract.PodRole;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a job small enough for one machine: fewer executors, less memory, never more of either.
 *
 * @param executors the most executors there may be; absent: as many as the job says
 * @param memoryScale what heaps and given overheads are multiplied with, over 0 and up to 1;
 *     absent: they stay
 */
public record ScaleDown(@Nullable Integer executors, @Nullable Double memoryScale) {

  public ScaleDown {
    if (executors != null && executors < 1) {
      throw new IllegalArgumentException("a job needs an executor: " + executors);
    }
    if (memoryScale != null && !(memoryScale > 0 && memoryScale <= 1)) {
      throw new IllegalArgumentException("scale must be over 0 and at most 1: " + memoryScale);
    }
  }

  /** Returns the driver with less memory. */
  public DriverSettings scale(DriverSettings driver) {
    return driver.withMemory(heap(driver), overhead(driver));
  }

  /** Returns the executors, fewer and with less memory. */
  public ExecutorSettings scale(ExecutorSettings executor) {
    return executor
        .withMemory(heap(executor), overhead(executor))
        .withInstances(instances(executor.instances()));
  }

  /**
   * Returns what changes of a job, an entry each, such as {@code executors: 20 → 2}.
   *
   * @param job as its file says, not scaled down yet
   */
  public List<String> describe(SparkJob job) {
    ExecutorSettings executor = scale(job.executor());
    return Stream.of(
            instances(job.executor().instances(), executor.instances()),
            memory(PodRole.DRIVER, job.driver(), scale(job.driver())),
            memory(PodRole.EXECUTOR, job.executor(), executor))
        .flatMap(Function.identity())
        .toList();
  }

  private InstanceCount instances(InstanceCount all) {
    return switch (all) {
      case InstanceCount.Fixed(int count) -> new InstanceCount.Fixed(capped(count));
      case InstanceCount.Between(int min, int max, Integer initial) ->
          new InstanceCount.Between(
              capped(min), capped(max), initial == null ? null : capped(initial));
    };
  }

  private int capped(int count) {
    return executors == null ? count : Math.min(count, executors);
  }

  private MemoryAmount heap(RoleSettings role) {
    return scaled(role.memory(), RoleSettings.LEAST_HEAP);
  }

  private @Nullable MemoryAmount overhead(RoleSettings role) {
    @Nullable MemoryAmount given = role.memoryOverhead();
    return given == null ? null : scaled(given, RoleSettings.LEAST_OVERHEAD);
  }

  /** Scales an amount; one that is below the least already stays as it is. */
  private MemoryAmount scaled(MemoryAmount memory, MemoryAmount least) {
    long all = memory.mebibytes();
    double scale = memoryScale == null ? 1 : memoryScale;
    return new MemoryAmount(Math.min(all, Math.max((long) (all * scale), least.mebibytes())));
  }

  private static Stream<String> instances(InstanceCount all, InstanceCount capped) {
    return all.equals(capped)
        ? Stream.empty()
        : Stream.of("executors: %s → %s".formatted(render(all), render(capped)));
  }

  private static Stream<String> memory(PodRole role, RoleSettings all, RoleSettings small) {
    return Stream.concat(
        memory(role.word() + "'s heap", all.memory(), small.memory()),
        memory(role.word() + "'s memory overhead", all.memoryOverhead(), small.memoryOverhead()));
  }

  private static Stream<String> memory(
      String what, @Nullable MemoryAmount all, @Nullable MemoryAmount small) {
    return all == null || small == null || all.equals(small)
        ? Stream.empty()
        : Stream.of("%s: %d → %d MiB".formatted(what, all.mebibytes(), small.mebibytes()));
  }

  private static String render(InstanceCount instances) {
    return switch (instances) {
      case InstanceCount.Fixed(int count) -> String.valueOf(count);
      case InstanceCount.Between(int min, int max, Integer initial) ->
          "%d to %d".formatted(min, max)
              + (initial == null ? "" : ", %d at first".formatted(initial));
    };
  }
}
