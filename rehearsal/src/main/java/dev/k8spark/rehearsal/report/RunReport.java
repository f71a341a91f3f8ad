package dev.k8spark.rehearsal.report;

import dev.k8spark.runtime.contract.ExitCode;
import dev.k8spark.runtime.contract.PodRole;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One rehearsal, as it went.
 *
 * @param job the name of the Kubernetes Job
 * @param spark the exact version that ran, such as {@code 4.3.0}
 * @param java its Java's feature version, such as {@code 25}
 * @param verdict {@code Complete} or {@code Failed}, as the Job's condition says it
 * @param reason why the Job failed, in Kubernetes' word and sentence; empty for a complete one
 * @param exitCode the last driver's
 * @param message the last driver's termination message
 * @param moments when the command began, each step was first reached, and the end came
 * @param pods in the order in which they were made
 * @param calls what each account asked the API, and how often
 * @param refused calls that the Role does not allow, each a sentence
 * @param unused rights of the Role that nothing used, as {@code verb resource} with what needs it
 * @param differences what the image or the cluster has and this machine has not
 */
public record RunReport(
    String job,
    String namespace,
    String spark,
    int java,
    String verdict,
    String reason,
    int exitCode,
    String message,
    SortedMap<RunStep, Instant> moments,
    Instant start,
    Instant end,
    List<PodSummary> pods,
    List<CallCount> calls,
    List<String> refused,
    List<String> unused,
    List<String> differences) {

  public RunReport {
    moments = Collections.unmodifiableSortedMap(new TreeMap<>(moments));
    pods = List.copyOf(pods);
    calls = List.copyOf(calls);
    refused = List.copyOf(refused);
    unused = List.copyOf(unused);
    differences = List.copyOf(differences);
  }

  /** The same with each text changed that a program or its environment may have written. */
  public RunReport withTexts(UnaryOperator<String> change) {
    return new RunReport(
        job,
        namespace,
        spark,
        java,
        verdict,
        change.apply(reason),
        exitCode,
        change.apply(message),
        moments,
        start,
        end,
        pods,
        calls,
        refused.stream().map(change).toList(),
        unused.stream().map(change).toList(),
        differences.stream().map(change).toList());
  }

  public boolean isComplete() {
    return verdict.equals("Complete");
  }

  /** The contract's name for the exit code, or that the program chose it. */
  public String exitName() {
    return ExitCode.of(exitCode).map(ExitCode::name).orElse("the program's own");
  }

  /**
   * One pod from its making to its end.
   *
   * @param role {@code driver}, {@code executor} or another word of the pod's labels
   * @param label short and unique within the run: {@code driver}, {@code exec-1}
   * @param started when its process started, if it did
   * @param ended when it ended, if it did
   * @param exitCode its container's, if it ended
   */
  public record PodSummary(
      String name,
      String role,
      String label,
      Instant created,
      @Nullable Instant started,
      @Nullable Instant ended,
      @Nullable Integer exitCode,
      MemoryTerms memory) {

    /** Whether it ended with an error; that an executor is told to go is none. */
    public boolean hasFailed() {
      boolean asked =
          exitCode != null
              && exitCode == ExitCode.TERMINATED.number()
              && !role.equals(PodRole.DRIVER.word());
      return exitCode != null && exitCode != ExitCode.SUCCEEDED.number() && !asked;
    }
  }

  /**
   * A pod's memory in mebibytes: the terms add up to the limit.
   *
   * @param limit the container's
   * @param heap of the JVM
   * @param offHeap Spark's own memory beside the heap
   * @param python what Spark grants Python's workers
   * @param overhead the rest
   * @param peak what its processes were seen to hold at most; 0 where it could not be read
   */
  public record MemoryTerms(
      long limit, long heap, long offHeap, long python, long overhead, long peak) {}

  /**
   * How often an account asked for something.
   *
   * @param account the service account's name
   */
  public record CallCount(String account, String verb, String resource, int count) {}
}
