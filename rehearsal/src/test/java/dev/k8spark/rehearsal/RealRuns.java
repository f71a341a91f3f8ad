package dev.k8spark.rehearsal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What all real rehearsals of one build have in common, whichever of its JVMs ran them: how many
 * there were, and what this machine had before the first of them.
 */
final class RealRuns {
  private static final String TEMPORARY = "(?i)(spark|blockmgr|vertx|k8spark|pip|run)-.*";

  /**
   * Of a line of {@code /proc/net/tcp} or its sister: the local address begins with 127, and nobody
   * is there.
   */
  private static final String LISTENS_HERE = "\\s*\\d+: [0-9A-F]*7F:[0-9A-F]{4} \\S+ 0A .*";

  private RealRuns() {}

  /** Counts a run that is about to start; before the first one the machine is looked at. */
  static synchronized void add() throws IOException {
    Path folder = Files.createDirectories(folder());
    try {
      Files.write(folder.resolve("before"), traces(), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException known) {
      // Another run of this build was the first.
    }
    Files.writeString(
        folder.resolve("runs"), "run\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  static int count() throws IOException {
    Path runs = folder().resolve("runs");
    return Files.exists(runs) ? Files.readAllLines(runs).size() : 0;
  }

  /** Returns what the machine had before the first run. */
  static NavigableSet<String> firstTraces() throws IOException {
    return new TreeSet<>(Files.readAllLines(folder().resolve("before")));
  }

  /** Returns temporary files as Spark or a rehearsal makes them, and ports of the loopback. */
  static NavigableSet<String> traces() throws IOException {
    NavigableSet<String> traces = new TreeSet<>();
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      all.map(file -> file.getFileName().toString())
          .filter(name -> name.matches(TEMPORARY))
          .forEach(traces::add);
    }
    for (String table : List.of("tcp", "tcp6")) {
      try (Stream<String> rows = Files.lines(Path.of("/proc/net", table))) {
        rows.filter(row -> row.matches(LISTENS_HERE))
            .map(row -> "port " + row.strip().split(" +", -1)[1])
            .forEach(traces::add);
      }
    }
    return traces;
  }

  /** The tests' JVMs of one build have one parent; an earlier build left its numbers here, too. */
  private static Path folder() {
    ProcessHandle build = ProcessHandle.current().parent().orElseGet(ProcessHandle::current);
    String start = build.info().startInstant().map(time -> "-" + time.toEpochMilli()).orElse("");
    return Path.of("target", "real-runs", build.pid() + start);
  }
}
