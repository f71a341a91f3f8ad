package dev.k8spark.lower.step;

import dev.k8spark.job.MainProgram;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.RoleSettings;
import dev.k8spark.job.SparkJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.runtime.contract.PodRole;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts Java itself, without a shell. What the image's Java needs stands in the image. */
public final class Commands implements LoweringStep {

  /** Set by Spark in each executor, by Kubernetes put into the command. */
  private static final String EXECUTOR_HEAP = "$(SPARK_EXECUTOR_MEMORY)";

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    SparkJob job = resolved.job();
    List<String> arguments = arguments(job.main()).map(Expansion::escape).toList();
    return draft
        .mapDriver(pod -> pod.editContainer(c -> c.withCommand(driver(job)).withArgs(arguments)))
        .mapExecutor(pod -> pod.editContainer(c -> c.withCommand(executor(job)).withArgs()));
  }

  private static List<String> driver(SparkJob job) {
    Stream<String> heap = Stream.of("-Xmx" + job.driver().memory().toSparkNotation());
    return java(job, PodContract.DRIVER_ARGUMENT_FILE, heap, job.driver());
  }

  private static List<String> executor(SparkJob job) {
    Stream<String> heap = Stream.of("-Xms" + EXECUTOR_HEAP, "-Xmx" + EXECUTOR_HEAP);
    return java(job, PodContract.EXECUTOR_ARGUMENT_FILE, heap, job.executor());
  }

  private static List<String> java(
      SparkJob job, String file, Stream<String> heap, RoleSettings role) {
    return Stream.of(
            reaper(job),
            Stream.of("java", "@" + file),
            classPath(job),
            heap,
            processors(role),
            Stream.of("-XX:+ExitOnOutOfMemoryError", PodContract.MAIN_CLASS))
        .flatMap(part -> part)
        .toList();
  }

  /** Sets free the processes that a Python worker leaves behind; a JVM has none. */
  private static Stream<String> reaper(SparkJob job) {
    String tini =
        switch (job.runtime()) {
          case IMAGE -> "tini";
          case INJECTED -> PodContract.BROUGHT_TINI;
        };
    return switch (job.main()) {
      case MainProgram.Python _ -> Stream.of(tini, "--");
      case MainProgram.Jvm _ -> Stream.empty();
    };
  }

  /** Of two class paths the later counts: it stands in place of that in the argument file. */
  private static Stream<String> classPath(SparkJob job) {
    return job.classPath().isEmpty()
        ? Stream.empty()
        : Stream.of(
            "-cp",
            Stream.concat(job.classPath().stream(), PodContract.CLASS_PATH.stream())
                .map(Expansion::escape)
                .collect(Collectors.joining(":")));
  }

  /** Without a limit the JVM would count the node's processors and start threads for all. */
  private static Stream<String> processors(RoleSettings role) {
    return role.cpuLimit() == null
        ? Stream.of("-XX:ActiveProcessorCount=" + role.cores())
        : Stream.empty();
  }

  private static Stream<String> arguments(MainProgram main) {
    Stream<String> program =
        switch (main) {
          case MainProgram.Python python -> Stream.of(PodRole.DRIVER.word(), python.python());
          case MainProgram.Jvm jvm ->
              Stream.of(
                  PodRole.DRIVER.word(), PodContract.CLASS_OPTION, jvm.className(), jvm.jar());
        };
    return Stream.concat(program, main.args().stream());
  }
}
