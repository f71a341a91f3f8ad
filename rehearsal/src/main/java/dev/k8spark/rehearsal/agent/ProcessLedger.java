package dev.k8spark.rehearsal.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * All processes that a rehearsal started, in a file: should it be killed itself, the next one knows
 * whom to end. A process counts as the same only if it started at the same moment.
 */
final class ProcessLedger {
  private static final String NAME = "processes";

  private final Path file;
  private final Set<ProcessHandle> known = new HashSet<>();

  ProcessLedger(Path folder) {
    this.file = folder.resolve(NAME);
  }

  synchronized void add(ProcessHandle process) {
    if (known.add(process)) {
      String line = process.pid() + " " + start(process) + "\n";
      try {
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  synchronized Set<ProcessHandle> all() {
    return Set.copyOf(known);
  }

  /** Ends what a rehearsal that is dead left running. */
  static void endAll(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        String[] process = line.split(" ", 2);
        ProcessHandle.of(Long.parseLong(process[0]))
            .filter(handle -> start(handle).equals(process[1]))
            .ifPresent(ProcessLedger::end);
      }
    }
  }

  private static void end(ProcessHandle process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static String start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("unknown");
  }
}
