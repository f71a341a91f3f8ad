package dev.k8spark.rehearsal.agent;

import dev.k8spark.runtime.contract.PodContract;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One pod's life: its Spark container as a process, and the status that the API shows of it. */
final class PodRun {
  private static final int COULD_NOT_START = 128;
  private static final int KILLED = 137;
  private static final long DEFAULT_GRACE_SECONDS = 30;

  private final Machine machine;
  private final Pod pod;
  private final PodRecord record;
  private final AtomicReference<@Nullable ContainerProcess> process = new AtomicReference<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean deleted;

  PodRun(Machine machine, Pod pod) {
    this.machine = machine;
    this.pod = pod;
    this.record = new PodRecord(pod);
  }

  PodRecord record() {
    return record;
  }

  /** Runs it to its end. */
  void run() {
    machine.observer().created(record);
    try {
      live();
    } catch (NotStartable e) {
      finish(COULD_NOT_START, "StartError: " + e.getMessage());
    } catch (IOException e) {
      finish(COULD_NOT_START, "StartError: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
      machine.observer().ended(record);
    }
  }

  private void live() throws IOException, InterruptedException {
    Sandbox sandbox = new Sandbox(machine, pod);
    sandbox.make().forEach(machine.observer()::difference);
    Container container = sparks(pod.getSpec().getContainers());
    if (deleted) {
      finish(KILLED, "");
      return;
    }
    ContainerProcess started =
        sandbox.start(container, line -> machine.observer().line(record, line));
    process.set(started);
    machine.watch().add(started.handle(), record);
    record.start();
    status(
        Map.of(
            "phase",
            "Running",
            "podIP",
            sandbox.ip(),
            "conditions",
            ready(),
            "startTime",
            Instant.now().toString()));
    machine.observer().started(record);
    if (deleted) {
      delete();
    }
    try (EventTail _ = new EventTail(sandbox.events(), machine.observer())) {
      int code = started.await();
      machine.watch().remove(started.handle());
      finish(code, started.message(code));
    }
  }

  private Container sparks(List<Container> containers) {
    Container spark =
        containers.stream()
            .filter(container -> container.getCommand().contains(PodContract.MAIN_CLASS))
            .findFirst()
            .orElse(containers.getFirst());
    containers.stream()
        .filter(container -> !container.getName().equals(spark.getName()))
        .forEach(
            other ->
                machine
                    .observer()
                    .difference(
                        "container `" + other.getName() + "` is not run: its image is not here"));
    return spark;
  }

  private static List<Map<String, String>> ready() {
    return List.of(
        Map.of("type", "Ready", "status", "True"),
        Map.of("type", "ContainersReady", "status", "True"));
  }

  private void finish(int code, String message) {
    record.end(code, message);
    Container container = pod.getSpec().getContainers().getLast();
    Map<String, Object> terminated =
        Map.of(
            "exitCode",
            code,
            "reason",
            code == 0 ? "Completed" : "Error",
            "message",
            message,
            "finishedAt",
            Instant.now().toString());
    status(
        Map.of(
            "phase", code == 0 ? "Succeeded" : "Failed",
            "conditions", List.of(Map.of("type", "Ready", "status", "False")),
            "containerStatuses",
                List.of(
                    Map.of(
                        "name",
                        container.getName(),
                        "image",
                        Objects.requireNonNullElse(container.getImage(), ""),
                        "imageID",
                        "",
                        "ready",
                        false,
                        "restartCount",
                        0,
                        "state",
                        Map.of("terminated", terminated)))));
  }

  private void status(Map<String, ?> status) {
    machine.api().store().set(pod, Map.of("status", status));
  }

  /**
   * Ends it as Kubernetes ends a pod that is deleted: a signal, a time of grace, another signal.
   */
  void delete() {
    deleted = true;
    @Nullable ContainerProcess running = process.get();
    if (running != null) {
      @Nullable Long grace = pod.getSpec().getTerminationGracePeriodSeconds();
      running.terminate(grace == null ? DEFAULT_GRACE_SECONDS : grace);
    }
  }

  boolean await(long millis) throws InterruptedException {
    return ended.await(millis, TimeUnit.MILLISECONDS);
  }
}
