package dev.k8spark.runtime.driver;

import dev.k8spark.runtime.contract.PodContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** Tells a rehearsal what happens, as it happens; in a container nobody asked. */
final class RehearsalEvents {

  private RehearsalEvents() {}

  /** Appends a line to the file that {@link PodContract#EVENTS_PROPERTY} names, if it is set. */
  static synchronized void say(String event) {
    String file = System.getProperty(PodContract.EVENTS_PROPERTY, "");
    if (file.isEmpty()) {
      return;
    }
    try {
      Files.writeString(
          Path.of(file),
          Instant.now() + " " + event + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      System.err.println("k8spark: " + file + " cannot be written: " + e);
    }
  }
}
