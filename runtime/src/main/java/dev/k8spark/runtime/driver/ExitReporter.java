package dev.k8spark.runtime.driver;

import dev.k8spark.runtime.contract.ExitCode;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.runtime.pod.DriverMoment;
import dev.k8spark.runtime.pod.EndRecord;
import dev.k8spark.runtime.pod.ExitOutcome;
import dev.k8spark.runtime.pod.ExitStatus;
import dev.k8spark.runtime.pod.UnknownExitCode;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.util.SignalUtils;
import org.jspecify.annotations.Nullable;

/**
 * Writes the end record as the last act of the JVM, however it ends, and gives the process the exit
 * code of the record. After SIGTERM that is never 0. A number that cannot be known is left as it
 * is.
 */
final class ExitReporter {
  /** After Spark's own hooks, which stop the context, and after those of the file systems. */
  private static final int LAST = 1;

  private static final long MAX_SECONDS = 10;

  private final ExitWatch exits = ExitWatch.start();
  private final AtomicReference<@Nullable ExitStatus> decided = new AtomicReference<>();
  private final AtomicBoolean terminated = new AtomicBoolean();
  private final UnaryOperator<String> hideSecrets;

  private ExitReporter(UnaryOperator<String> hideSecrets) {
    this.hideSecrets = hideSecrets;
  }

  /** From here on every end of the JVM but a halt leaves a record. */
  static ExitReporter prepare(UnaryOperator<String> hideSecrets) {
    ExitReporter last = new ExitReporter(hideSecrets);
    ShutdownHookManager.get().addShutdownHook(last::say, LAST, MAX_SECONDS, TimeUnit.SECONDS);
    SignalUtils.register("TERM", last::remember);
    return last;
  }

  /** Ends the JVM as decided, also when threads of the program still run. */
  void end(ExitStatus ending) {
    decided.set(ending);
    System.exit(ending.number());
  }

  /** False: whoever handled the signal before still handles it. */
  private Object remember() {
    terminated.set(true);
    return false;
  }

  private void say() {
    ExitOutcome outcome =
        outcome(terminated.get(), exits.call(), Optional.ofNullable(decided.get()));
    DriverTimeline.mark(DriverMoment.END, Instant.now());
    new EndRecord(PodRole.DRIVER.word(), shown(outcome), DriverTimeline.moments()).publish();
    if (outcome instanceof ExitStatus ending && ending.number() != ExitCode.SUCCEEDED.number()) {
      // The JVM may be on its way out with a code that the contract uses otherwise.
      Runtime.getRuntime().halt(ending.number());
    }
  }

  private ExitOutcome shown(ExitOutcome outcome) {
    String cause = hideSecrets.apply(outcome.cause());
    return outcome instanceof ExitStatus ending
        ? new ExitStatus(ending.number(), ending.name(), cause)
        : new UnknownExitCode(cause);
  }

  /** A signal beats all; then whoever called first; a decision of ours is the usual end. */
  static ExitOutcome outcome(
      boolean terminated, Optional<ExitCall> call, Optional<ExitStatus> decided) {
    if (terminated) {
      return ExitStatus.of(ExitCode.TERMINATED, "Kubernetes ended the pod (SIGTERM)");
    }
    Optional<ExitOutcome> called = call.filter(other -> !other.isOurs()).map(ExitCall::outcome);
    return called
        .or(() -> decided)
        .orElseGet(
            () ->
                ExitStatus.of(ExitCode.FAILED, "the JVM ended, and nobody is known to have asked"));
  }
}
