package dev.k8spark.rehearsal.agent.kubelet;

import dev.k8spark.rehearsal.agent.process.ContainerProcess;
import dev.k8spark.rehearsal.agent.process.ContainerStartException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A container that is started again whenever it ends, until it is asked to end. */
final class RunningSidecar {
  private final PodProcesses pod;
  private final BackOff backOff;
  private final CountDownLatch ending = new CountDownLatch(1);
  private final Thread thread;
  private ContainerProcess process;

  /**
   * @param process its first, just started
   */
  RunningSidecar(PodProcesses pod, ContainerProcess process, BackOff backOff) {
    this.pod = pod;
    this.process = process;
    this.backOff = backOff;
    this.thread = Thread.startVirtualThread(this::keep);
  }

  private void keep() {
    try {
      int starts = 0;
      do {
        pod.await(current());
      } while (!ending.await(backOff.delayAfter(starts++).toMillis(), TimeUnit.MILLISECONDS)
          && startAgain());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ContainerStartException | IOException e) {
      // Its last end stays its status: what could be started once will hardly fail to start.
    }
  }

  private synchronized ContainerProcess current() {
    return process;
  }

  private synchronized boolean startAgain() throws IOException {
    if (ending.getCount() == 0) {
      return false;
    }
    Optional<ContainerProcess> next = pod.start(process.container());
    next.ifPresent(started -> process = started);
    return next.isPresent();
  }

  /** Waits for its end, which is forced when its time is over. */
  void end(Duration grace) throws InterruptedException {
    synchronized (this) {
      ending.countDown();
      process.terminate(grace);
    }
    thread.join();
  }
}
