package dev.k8spark.rehearsal.agent.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * All processes that a rehearsal started, in a file: should it be killed itself, the next one knows
 * whom to end. A process counts as the same only if it started at the same moment.
 */
public final class ProcessLedger {
  private static final String NAME = "processes";
  private static final int MAX_WAIT_SECONDS = 10;

  private final Path folder;
  private final Path file;
  private final Set<ProcessHandle> known = new HashSet<>();
  private boolean closed;

  /** What starts a process. */
  public interface ProcessStart {
    ContainerProcess process() throws IOException;
  }

  public ProcessLedger(Path folder) {
    this.folder = folder;
    this.file = folder.resolve(NAME);
  }

  /** Nothing starts unknown, and nothing any more once all are to end. */
  synchronized ContainerProcess start(ProcessStart start) throws IOException {
    if (closed) {
      throw new ContainerStartException("the rehearsal is over");
    }
    ContainerProcess process = start.process();
    add(process.handle());
    return process;
  }

  synchronized void add(ProcessHandle process) {
    if (!closed && known.add(process)) {
      String line = process.pid() + " " + start(process) + "\n";
      try {
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Ends all of them, and returns when they have ended. */
  public void endAll() {
    Set<ProcessHandle> all;
    synchronized (this) {
      closed = true;
      all = Set.copyOf(known);
    }
    end(all);
    OrphanProcesses.end(folder);
  }

  /** Ends what a rehearsal that is dead left running. */
  public static void endAll(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (Files.exists(file)) {
      Set<ProcessHandle> left = new HashSet<>();
      for (String line : Files.readAllLines(file)) {
        String[] process = line.split(" ", 2);
        ProcessHandle.of(Long.parseLong(process[0]))
            .filter(handle -> process.length > 1 && start(handle).equals(process[1]))
            .ifPresent(left::add);
      }
      end(left);
    }
    OrphanProcesses.end(folder);
  }

  /** Ends them and whom they started, and returns when they have ended. */
  static void end(Set<ProcessHandle> processes) {
    Set<ProcessHandle> all = new HashSet<>(processes);
    processes.forEach(process -> process.descendants().forEach(all::add));
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(ProcessLedger::awaitEnd);
  }

  /** One that cannot be ended, as while a disk does not answer, is not waited for. */
  private static void awaitEnd(ProcessHandle process) {
    process.onExit().completeOnTimeout(process, MAX_WAIT_SECONDS, TimeUnit.SECONDS).join();
  }

  private static String start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("unknown");
  }
}
