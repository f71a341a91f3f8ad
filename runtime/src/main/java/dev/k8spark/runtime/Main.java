package dev.k8spark.runtime;

import dev.k8spark.runtime.contract.ExitCode;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.runtime.driver.SparkDriver;
import dev.k8spark.runtime.executor.SparkExecutor;
import dev.k8spark.runtime.pod.DriverMoment;
import dev.k8spark.runtime.pod.EndRecord;
import dev.k8spark.runtime.pod.ExitStatus;
import dev.k8spark.runtime.pod.PodEnvironment;
import dev.k8spark.runtime.pod.StartupFailure;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Starts the role that its first argument names, and never returns. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    String role = args.length == 0 ? "" : args[0];
    try {
      start(role, Arrays.asList(args), new PodEnvironment(System.getenv()));
    } catch (StartupFailure refusal) {
      end(role, ExitStatus.of(refusal));
    } catch (Throwable bug) {
      bug.printStackTrace();
      end(role, ExitStatus.of(ExitCode.BUG, "a bug of k8spark's runtime: " + bug));
    }
  }

  private static void start(String role, List<String> args, PodEnvironment environment) {
    PodRole podRole =
        PodRole.of(role)
            .orElseThrow(
                () ->
                    new StartupFailure(
                        ExitCode.WRONG_CONFIGURATION,
                        "the first argument must be `driver` or `executor`, not `" + role + "`"));
    switch (podRole) {
      case DRIVER -> SparkDriver.run(args.subList(1, args.size()), environment);
      case EXECUTOR -> SparkExecutor.run(environment);
    }
  }

  private static void end(String role, ExitStatus ending) {
    Instant now = Instant.now();
    new EndRecord(role, ending, new TreeMap<>(Map.of(DriverMoment.END, now))).publish();
    System.exit(ending.number());
  }
}
