package dev.k8spark.runtime.image;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of the image's build, whose output is the build's; its failure is the build's too. */
record ChildProcess(Process process, List<String> command) {
  private static final long MAX_MINUTES = 8;

  static ChildProcess start(List<String> command, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().putAll(environment);
    try {
      return new ChildProcess(builder.start(), command);
    } catch (IOException e) {
      throw new IllegalStateException(command.get(0) + " cannot be started", e);
    }
  }

  void requireSuccess() {
    try {
      if (!process.waitFor(MAX_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("no end after %d minutes: %s".formatted(MAX_MINUTES, this));
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException("exit code %d of %s".formatted(process.exitValue(), command));
    }
  }
}
