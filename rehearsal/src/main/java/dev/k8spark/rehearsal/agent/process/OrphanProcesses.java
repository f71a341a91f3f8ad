package dev.k8spark.rehearsal.agent.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Processes that left their family, as a background process does whose parent has ended: known by
 * the folder that is in their environment. Where the system does not show environments as Linux
 * does, there are none to be seen.
 */
public final class OrphanProcesses {
  private static final Path PROCESSES = Path.of("/proc");
  private static final int MAX_TRIES = 5;

  private OrphanProcesses() {}

  /** Ends all that live in the folder, also those that they start meanwhile. */
  public static void end(Path folder) {
    Set<ProcessHandle> strays = find(folder);
    for (int tries = 1; !strays.isEmpty() && tries <= MAX_TRIES; tries++) {
      ProcessLedger.end(strays);
      strays = find(folder);
    }
  }

  private static Set<ProcessHandle> find(Path folder) {
    if (!Files.exists(PROCESSES.resolve("self/environ"))) {
      return Set.of();
    }
    String sign = "=" + folder + "/";
    long self = ProcessHandle.current().pid();
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != self && environment(process).contains(sign))
        .collect(Collectors.toSet());
  }

  private static String environment(ProcessHandle process) {
    try {
      return Files.readString(
          PROCESSES.resolve(process.pid() + "/environ"), StandardCharsets.ISO_8859_1);
    } catch (IOException goneOrSomebodyElses) {
      return "";
    }
  }
}
