package dev.k8spark.rehearsal.agent.kubelet;

import dev.k8spark.rehearsal.agent.process.ContainerProcess;
import dev.k8spark.rehearsal.agent.process.ContainerStartException;
import io.fabric8.kubernetes.api.model.Container;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The containers of one pod as processes; once the pod is to end, no further one starts. */
final class PodProcesses {
  private static final int COULD_NOT_START = 128;
  private static final int KILLED = 137;

  private final NodeContext node;
  private final PodSandbox sandbox;
  private final PodContainers containers;
  private final PodStatuses statuses;
  private final PodRecord record;
  private final Duration grace;
  private final List<ContainerProcess> alive = new ArrayList<>();
  private final List<RunningSidecar> sidecars = new ArrayList<>();
  private @Nullable Instant deadline;

  /**
   * @param grace how long a container has after the signal that asks it to end
   */
  PodProcesses(
      NodeContext node,
      PodSandbox sandbox,
      PodContainers containers,
      PodStatuses statuses,
      PodRecord record,
      Duration grace) {
    this.node = node;
    this.sandbox = sandbox;
    this.containers = containers;
    this.statuses = statuses;
    this.record = record;
    this.grace = grace;
  }

  /** Runs a container to its end and returns its exit code. */
  int run(Container container) throws InterruptedException {
    try {
      Optional<ContainerProcess> process = start(container);
      return process.isPresent() ? await(process.get()) : KILLED;
    } catch (ContainerStartException | IOException e) {
      return unstarted(container, e);
    }
  }

  /** Starts a container that stays until {@link #endSidecars}; the exit code if it cannot start. */
  int keep(Container container) {
    try {
      start(container)
          .ifPresent(
              process -> sidecars.add(new RunningSidecar(this, process, BackOff.OF_CONTAINER)));
      return 0;
    } catch (ContainerStartException | IOException e) {
      return unstarted(container, e);
    }
  }

  private int unstarted(Container container, Exception cause) {
    ended(container, COULD_NOT_START, "StartError", "StartError: " + cause.getMessage());
    return COULD_NOT_START;
  }

  /** Nothing once the pod is to end. */
  synchronized Optional<ContainerProcess> start(Container container) throws IOException {
    if (deadline != null) {
      return Optional.empty();
    }
    ContainerProcess process =
        node.watch()
            .start(
                record, () -> sandbox.start(container, line -> node.observer().line(record, line)));
    alive.add(process);
    if (containers.isSpark(container)) {
      record.start();
    }
    statuses.running(container, containers.isMain(container));
    if (containers.isSpark(container)) {
      node.observer().started(record);
    }
    return Optional.of(process);
  }

  int await(ContainerProcess process) throws InterruptedException {
    int code = process.await();
    node.watch().remove(process.handle());
    synchronized (this) {
      alive.remove(process);
    }
    ended(process.container(), code, code == 0 ? "Completed" : "Error", process.message(code));
    return code;
  }

  private void ended(Container container, int code, String reason, String message) {
    statuses.ended(container, code, reason, message);
    if (containers.isSpark(container)) {
      record.end(code, message);
    } else if (code != 0 && !containers.isMain(container) && !PodContainers.isSidecar(container)) {
      record.end(
          code,
          "init container `%s` ended with code %d: %s"
              .formatted(container.getName(), code, message));
    }
  }

  /** Ends them as Kubernetes does: a signal, a time of grace, another signal. */
  synchronized void end() {
    if (deadline == null) {
      deadline = Instant.now().plus(grace);
      alive.stream()
          .filter(process -> !PodContainers.isSidecar(process.container()))
          .forEach(process -> process.terminate(grace));
    }
  }

  /** The last that started is the first to end; all have one time of grace together. */
  void endSidecars() throws InterruptedException {
    end();
    for (RunningSidecar sidecar : sidecars.reversed()) {
      sidecar.end(left());
    }
  }

  private synchronized Duration left() {
    Duration left = deadline == null ? grace : Duration.between(Instant.now(), deadline);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
