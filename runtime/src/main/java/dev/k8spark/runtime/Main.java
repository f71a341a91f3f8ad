package dev.k8spark.runtime;

import dev.k8spark.runtime.contract.ExitCode;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.runtime.driver.Driver;
import dev.k8spark.runtime.executor.Executor;
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
      start(role, Arrays.asList(args), new Environment(System.getenv()));
    } catch (Refusal refusal) {
      end(role, Ending.of(refusal));
    } catch (Throwable bug) {
      bug.printStackTrace();
      end(role, Ending.of(ExitCode.BUG, "a bug of k8spark's runtime: " + bug));
    }
  }

  private static void start(String role, List<String> args, Environment environment) {
    PodRole podRole =
        PodRole.of(role)
            .orElseThrow(
                () ->
                    new Refusal(
                        ExitCode.WRONG_CONFIGURATION,
                        "the first argument must be `driver` or `executor`, not `" + role + "`"));
    switch (podRole) {
      case DRIVER -> Driver.run(args.subList(1, args.size()), environment);
      case EXECUTOR -> Executor.run(environment);
    }
  }

  private static void end(String role, Ending ending) {
    Instant now = Instant.now();
    new EndRecord(role, ending, new TreeMap<>(Map.of(Moment.END, now))).publish();
    System.exit(ending.number());
  }
}
