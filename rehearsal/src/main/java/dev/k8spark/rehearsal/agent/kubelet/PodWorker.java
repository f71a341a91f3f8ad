package dev.k8spark.rehearsal.agent.kubelet;

import dev.k8spark.rehearsal.agent.process.ContainerStartException;
import dev.k8spark.rehearsal.agent.process.EventTail;
import dev.k8spark.rehearsal.agent.process.OrphanProcesses;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One pod's life: its init containers one after the other, its main containers side by side, its
 * sidecars around them.
 */
final class PodWorker {
  private static final int COULD_NOT_START = 128;
  private static final int KILLED = 137;
  private static final long DEFAULT_GRACE_SECONDS = 30;

  private final NodeContext node;
  private final Pod pod;
  private final PodRecord record;
  private final PodStatuses statuses;
  private final AtomicReference<@Nullable PodProcesses> processes = new AtomicReference<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean deleted;

  PodWorker(NodeContext node, Pod pod) {
    this.node = node;
    this.pod = pod;
    this.record = new PodRecord(pod);
    this.statuses = new PodStatuses(node.api().store(), pod);
  }

  PodRecord record() {
    return record;
  }

  /** With its status as it is now, which outlives the object in the API. */
  Pod pod() {
    return new PodBuilder(pod).withStatus(statuses.now()).build();
  }

  /** Runs it to its end. */
  void run() {
    node.observer().created(record);
    boolean isWell = false;
    try {
      isWell = live();
    } catch (ContainerStartException | IOException e) {
      record.end(COULD_NOT_START, "StartError: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      record.end(KILLED, "");
      statuses.ended(isWell);
      ended.countDown();
      node.observer().ended(record);
    }
  }

  private boolean live() throws IOException, InterruptedException {
    PodSandbox sandbox = new PodSandbox(node, pod);
    PodContainers containers = PodContainers.of(pod);
    sandbox.make().forEach(node.observer()::difference);
    containers.differences().forEach(node.observer()::difference);
    statuses.placed(sandbox.ip(), containers);
    PodProcesses started = new PodProcesses(node, sandbox, containers, statuses, record, grace());
    processes.set(started);
    if (deleted) {
      started.end();
    }
    try (EventTail _ = new EventTail(sandbox.events(), node.observer()::event)) {
      return initialize(started, containers.init()) && together(started, containers.main());
    } finally {
      started.endSidecars();
      OrphanProcesses.end(sandbox.folder());
    }
  }

  private static boolean initialize(PodProcesses processes, List<Container> init)
      throws InterruptedException {
    for (Container container : init) {
      boolean stays = PodContainers.isSidecar(container);
      if ((stays ? processes.keep(container) : processes.run(container)) != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean together(PodProcesses processes, List<Container> main)
      throws InterruptedException {
    boolean isWell = true;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> codes =
          main.stream().map(container -> threads.submit(() -> processes.run(container))).toList();
      for (Future<Integer> code : codes) {
        isWell &= code.get() == 0;
      }
      return isWell;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private Duration grace() {
    @Nullable Long seconds = pod.getSpec().getTerminationGracePeriodSeconds();
    return Duration.ofSeconds(seconds == null ? DEFAULT_GRACE_SECONDS : seconds);
  }

  /** Ends it as Kubernetes ends a pod that is deleted. */
  void delete() {
    deleted = true;
    @Nullable PodProcesses running = processes.get();
    if (running != null) {
      running.end();
    }
  }

  boolean await(long millis) throws InterruptedException {
    return ended.await(millis, TimeUnit.MILLISECONDS);
  }
}
