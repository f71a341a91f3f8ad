package dev.k8spark.job;

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

  /** The job, shrunk. */
  public SparkJob of(SparkJob job) {
    Driver driver = job.driver();
    Executor executor = job.executor();
    return job.with(
        driver.withMemory(heap(driver), overhead(driver)),
        executor
            .withMemory(heap(executor), overhead(executor))
            .withInstances(instances(executor.instances())));
  }

  /**
   * What becomes of a job, one thing each, such as {@code executors: 20 → 2}.
   *
   * @param job as its file says, not shrunk yet
   */
  public List<String> changes(SparkJob job) {
    SparkJob small = of(job);
    return Stream.of(
            change("executors", job, small, j -> words(j.executor().instances()), ""),
            memory("driver", job, small, SparkJob::driver),
            memory("executor", job, small, SparkJob::executor))
        .flatMap(changes -> changes)
        .toList();
  }

  private Instances instances(Instances all) {
    return switch (all) {
      case Instances.Fixed(int count) -> new Instances.Fixed(capped(count));
      case Instances.Between(int min, int max, Integer initial) ->
          new Instances.Between(capped(min), capped(max), initial == null ? null : capped(initial));
    };
  }

  private int capped(int count) {
    return executors == null ? count : Math.min(count, executors);
  }

  private Memory heap(Role role) {
    return scaled(role.memory(), Role.LEAST_HEAP);
  }

  private @Nullable Memory overhead(Role role) {
    @Nullable Memory given = role.memoryOverhead();
    return given == null ? null : scaled(given, Role.LEAST_OVERHEAD);
  }

  /** What is below the least already stays as it is. */
  private Memory scaled(Memory memory, Memory least) {
    long all = memory.mebibytes();
    double scale = memoryScale == null ? 1 : memoryScale;
    return new Memory(Math.min(all, Math.max((long) (all * scale), least.mebibytes())));
  }

  private static Stream<String> memory(
      String role, SparkJob job, SparkJob small, Function<SparkJob, Role> of) {
    return Stream.concat(
        change(role + "'s heap", job, small, j -> words(of.apply(j).memory()), " MiB"),
        change(
            role + "'s memory overhead",
            job,
            small,
            j -> words(of.apply(j).memoryOverhead()),
            " MiB"));
  }

  private static Stream<String> change(
      String what, SparkJob job, SparkJob small, Function<SparkJob, String> words, String unit) {
    String before = words.apply(job);
    String after = words.apply(small);
    return before.equals(after)
        ? Stream.empty()
        : Stream.of("%s: %s → %s%s".formatted(what, before, after, unit));
  }

  private static String words(@Nullable Memory memory) {
    return memory == null ? "" : String.valueOf(memory.mebibytes());
  }

  private static String words(Instances instances) {
    return switch (instances) {
      case Instances.Fixed(int count) -> String.valueOf(count);
      case Instances.Between(int min, int max, Integer initial) ->
          "%d to %d".formatted(min, max)
              + (initial == null ? "" : ", %d at first".formatted(initial));
    };
  }
}
