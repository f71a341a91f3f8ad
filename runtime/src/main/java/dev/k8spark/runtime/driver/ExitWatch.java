package dev.k8spark.runtime.driver;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sees every {@code System.exit} of this JVM. From Java 21 on the JVM logs them, with number and
 * caller; before, only the caller can be seen, while the JVM ends.
 */
final class ExitWatch extends Handler {
  /** Held here, since Java forgets a logger, and what was set on it, when nobody refers to it. */
  private static final Logger RUNTIME = Logger.getLogger("java.lang.Runtime");

  private final AtomicReference<@Nullable ExitCall> first = new AtomicReference<>();

  private ExitWatch() {}

  static ExitWatch start() {
    ExitWatch watch = new ExitWatch();
    RUNTIME.setLevel(Level.FINE);
    RUNTIME.setUseParentHandlers(false);
    RUNTIME.addHandler(watch);
    return watch;
  }

  /** To be asked while the JVM ends. */
  Optional<ExitCall> call() {
    return Optional.ofNullable(first.get())
        .or(() -> ExitCall.underway(Thread.getAllStackTraces().values()));
  }

  @Override
  public void publish(LogRecord entry) {
    Throwable thrown = entry.getThrown();
    if (thrown != null) {
      ExitCall.parse(String.valueOf(thrown.getMessage()), thrown.getStackTrace())
          .ifPresent(call -> first.compareAndSet(null, call));
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
