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

  /** Returns the job scaled down. */
  public SparkJob scale(SparkJob job) {
    DriverSettings driver = job.driver();
    ExecutorSettings executor = job.executor();
    return job.withRoles(
        driver.withMemory(heap(driver), overhead(driver)),
        executor
            .withMemory(heap(executor), overhead(executor))
            .withInstances(instances(executor.instances())));
  }

  /**
   * Returns what changes of a job, an entry each, such as {@code executors: 20 → 2}.
   *
   * @param job as its file says, not scaled down yet
   */
  public List<String> describe(SparkJob job) {
    SparkJob small = scale(job);
    return Stream.of(
            change("executors", job, small, j -> render(j.executor().instances()), ""),
            memory(PodRole.DRIVER.word(), job, small, SparkJob::driver),
            memory(PodRole.EXECUTOR.word(), job, small, SparkJob::executor))
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

  private static Stream<String> memory(
      String role, SparkJob job, SparkJob small, Function<SparkJob, RoleSettings> settings) {
    return Stream.concat(
        change(role + "'s heap", job, small, j -> render(settings.apply(j).memory()), " MiB"),
        change(
            role + "'s memory overhead",
            job,
            small,
            j -> render(settings.apply(j).memoryOverhead()),
            " MiB"));
  }

  private static Stream<String> change(
      String what, SparkJob job, SparkJob small, Function<SparkJob, String> text, String unit) {
    String before = text.apply(job);
    String after = text.apply(small);
    return before.equals(after)
        ? Stream.empty()
        : Stream.of("%s: %s → %s%s".formatted(what, before, after, unit));
  }

  private static String render(@Nullable MemoryAmount memory) {
    return memory == null ? "" : String.valueOf(memory.mebibytes());
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
