package dev.k8spark.runtime.driver;

import dev.k8spark.runtime.EndRecord;
import dev.k8spark.runtime.Ending;
import dev.k8spark.runtime.Moment;
import dev.k8spark.runtime.Outcome;
import dev.k8spark.runtime.UnknownNumber;
import dev.k8spark.runtime.contract.ExitCode;
import dev.k8spark.runtime.contract.PodRole;
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
final class LastWord {
  /** After Spark's own hooks, which stop the context, and after those of the file systems. */
  private static final int LAST = 1;

  private static final long MAX_SECONDS = 10;

  private final ExitWatch exits = ExitWatch.start();
  private final AtomicReference<@Nullable Ending> decided = new AtomicReference<>();
  private final AtomicBoolean terminated = new AtomicBoolean();
  private final UnaryOperator<String> hideSecrets;

  private LastWord(UnaryOperator<String> hideSecrets) {
    this.hideSecrets = hideSecrets;
  }

  /** From here on every end of the JVM but a halt leaves a record. */
  static LastWord prepare(UnaryOperator<String> hideSecrets) {
    LastWord last = new LastWord(hideSecrets);
    ShutdownHookManager.get().addShutdownHook(last::say, LAST, MAX_SECONDS, TimeUnit.SECONDS);
    SignalUtils.register("TERM", last::remember);
    return last;
  }

  /** Ends the JVM as decided, also when threads of the program still run. */
  void end(Ending ending) {
    decided.set(ending);
    System.exit(ending.number());
  }

  /** False: whoever handled the signal before still handles it. */
  private Object remember() {
    terminated.set(true);
    return false;
  }

  private void say() {
    Outcome outcome = outcome(terminated.get(), exits.call(), Optional.ofNullable(decided.get()));
    Timeline.mark(Moment.END, Instant.now());
    new EndRecord(PodRole.DRIVER.word(), shown(outcome), Timeline.moments()).publish();
    if (outcome instanceof Ending ending && ending.number() != ExitCode.SUCCEEDED.number()) {
      // The JVM may be on its way out with a code that the contract uses otherwise.
      Runtime.getRuntime().halt(ending.number());
    }
  }

  private Outcome shown(Outcome outcome) {
    String cause = hideSecrets.apply(outcome.cause());
    return outcome instanceof Ending ending
        ? new Ending(ending.number(), ending.name(), cause)
        : new UnknownNumber(cause);
  }

  /** A signal beats all; then whoever called first; a decision of ours is the usual end. */
  static Outcome outcome(boolean terminated, Optional<ExitCall> call, Optional<Ending> decided) {
    if (terminated) {
      return Ending.of(ExitCode.TERMINATED, "Kubernetes ended the pod (SIGTERM)");
    }
    Optional<Outcome> called = call.filter(other -> !other.isOurs()).map(ExitCall::outcome);
    return called
        .or(() -> decided)
        .orElseGet(
            () -> Ending.of(ExitCode.FAILED, "the JVM ended, and nobody is known to have asked"));
  }
}
