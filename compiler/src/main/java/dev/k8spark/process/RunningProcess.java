package dev.k8spark.process;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A process that one thread starts and any thread may end, also while it is being started. */
final class RunningProcess {
  private @Nullable Process process;
  private boolean ended;

  synchronized Process start(ProcessBuilder builder) throws IOException {
    if (ended) {
      throw new IOException("this JVM is ending");
    }
    Process started = builder.start();
    process = started;
    return started;
  }

  /** Ends the process and its descendants, if it was started, and lets none start any more. */
  synchronized void end() {
    ended = true;
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
