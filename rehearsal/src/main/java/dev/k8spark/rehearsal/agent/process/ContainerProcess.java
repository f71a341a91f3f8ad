package dev.k8spark.rehearsal.agent.process;

import dev.k8spark.runtime.contract.ContainerPaths;
import io.fabric8.kubernetes.api.model.Container;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A container as a process of this machine, with what it wrote last. */
public final class ContainerProcess {
  private static final Duration MAX_OUTPUT_WAIT = Duration.ofSeconds(2);

  private final Container container;
  private final ContainerPaths places;
  private final Process process;
  private final Path terminationLog;
  private final LogTail tail = new LogTail();
  private final Thread reader;

  private ContainerProcess(
      Container container,
      ContainerPaths places,
      Process process,
      Path terminationLog,
      Consumer<String> lines) {
    this.container = container;
    this.places = places;
    this.process = process;
    this.terminationLog = terminationLog;
    this.reader = Thread.startVirtualThread(() -> read(lines));
  }

  /**
   * Starts one.
   *
   * @param places where the container's paths lie
   * @param terminationLog an empty file for its last words
   * @param lines takes each line that it writes
   */
  public static ContainerProcess start(
      Container container,
      ContainerPaths places,
      List<String> command,
      Map<String, String> environment,
      Path workingDir,
      Path terminationLog,
      Consumer<String> lines) {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(workingDir.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return new ContainerProcess(container, places, process, terminationLog, lines);
    } catch (IOException e) {
      throw new ContainerStartException(
          command.getFirst() + " cannot be started: " + e.getMessage());
    }
  }

  private void read(Consumer<String> lines) {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        tail.add(line);
        lines.accept(line);
      }
    } catch (IOException closed) {
      // A process that is killed takes its end of the pipe along.
    }
  }

  public Container container() {
    return container;
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** Waits for the end; a signal's number is told as 128 more, as shells and Kubernetes do. */
  public int await() throws InterruptedException {
    return process.waitFor();
  }

  /**
   * Asks it to end, and ends it when its time is over. By its handle: the process itself would
   * close its output, and its last words would be lost.
   */
  public void terminate(Duration grace) {
    process.toHandle().destroy();
    Thread.startVirtualThread(() -> killAfter(grace));
  }

  private void killAfter(Duration grace) {
    try {
      if (!process.waitFor(grace)) {
        process.toHandle().destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What it left in its termination log; for a failed one that left nothing, its last lines. */
  public String message(int exitCode) throws InterruptedException {
    reader.join(MAX_OUTPUT_WAIT);
    String message = lastWords();
    boolean useTail =
        message.isEmpty()
            && exitCode != 0
            && "FallbackToLogsOnError".equals(container.getTerminationMessagePolicy());
    return places.restore(useTail ? tail.text() : message);
  }

  private String lastWords() {
    try {
      return Files.readString(terminationLog);
    } catch (IOException removed) {
      return "";
    }
  }
}
