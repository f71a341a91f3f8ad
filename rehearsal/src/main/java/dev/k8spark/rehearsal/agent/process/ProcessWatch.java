package dev.k8spark.rehearsal.agent.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Looks twice a second at what the pods' processes have become: who descends from them, and how
 * much memory they hold together.
 */
public final class ProcessWatch implements AutoCloseable {
  private static final long PERIOD_MILLIS = 500;
  private static final long PAGE = 4096;

  private final ProcessLedger ledger;
  private final Map<ProcessHandle, MemoryOwner> roots = new ConcurrentHashMap<>();
  private final Map<ProcessHandle, List<ProcessHandle>> families = new ConcurrentHashMap<>();
  private final Thread clock;

  public ProcessWatch(ProcessLedger ledger) {
    this.ledger = ledger;
    this.clock = Thread.startVirtualThread(this::lookOften);
  }

  private void lookOften() {
    try {
      while (true) {
        Thread.sleep(PERIOD_MILLIS);
        look();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts a process whose memory, with that of its descendants, counts as the owner's. */
  public ContainerProcess start(MemoryOwner owner, ProcessLedger.ProcessStart start)
      throws IOException {
    ContainerProcess process = ledger.start(start);
    roots.put(process.handle(), owner);
    return process;
  }

  /** Ends whatever is left of a process that has ended. */
  public void remove(ProcessHandle process) {
    roots.remove(process);
    Optional.ofNullable(families.remove(process))
        .ifPresent(family -> family.forEach(ProcessHandle::destroyForcibly));
  }

  private synchronized void look() {
    Map<Long, List<ProcessHandle>> children =
        ProcessHandle.allProcesses()
            .filter(process -> process.parent().isPresent())
            .collect(
                Collectors.groupingBy(
                    process -> process.parent().map(ProcessHandle::pid).orElse(0L)));
    Map<MemoryOwner, Long> memory = new ConcurrentHashMap<>();
    roots.forEach(
        (root, owner) -> {
          List<ProcessHandle> family = family(root, children);
          families.computeIfAbsent(root, _ -> new ArrayList<>());
          family.forEach(member -> remember(root, member));
          memory.merge(owner, family.stream().mapToLong(ProcessWatch::memoryOf).sum(), Long::sum);
        });
    memory.forEach(MemoryOwner::recordMemory);
  }

  private void remember(ProcessHandle root, ProcessHandle member) {
    ledger.add(member);
    families.computeIfPresent(
        root,
        (_, known) -> {
          if (!known.contains(member)) {
            known.add(member);
          }
          return known;
        });
  }

  private static List<ProcessHandle> family(
      ProcessHandle root, Map<Long, List<ProcessHandle>> children) {
    List<ProcessHandle> family = new ArrayList<>(List.of(root));
    for (int member = 0; member < family.size(); member++) {
      family.addAll(children.getOrDefault(family.get(member).pid(), List.of()));
    }
    return family;
  }

  /** Bytes that no other process shares; 0 where the system does not show them as Linux does. */
  private static long memoryOf(ProcessHandle process) {
    try {
      String[] pages =
          Files.readString(Path.of("/proc", process.pid() + "", "statm")).split(" ", 4);
      return (Long.parseLong(pages[1]) - Long.parseLong(pages[2])) * PAGE;
    } catch (IOException gone) {
      return 0;
    }
  }

  @Override
  public void close() {
    clock.interrupt();
  }
}
