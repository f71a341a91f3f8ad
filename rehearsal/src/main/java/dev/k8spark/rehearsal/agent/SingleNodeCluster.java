package dev.k8spark.rehearsal.agent;

import dev.k8spark.rehearsal.agent.controller.GarbageCollector;
import dev.k8spark.rehearsal.agent.controller.JobController;
import dev.k8spark.rehearsal.agent.controller.JobOutcome;
import dev.k8spark.rehearsal.agent.kubelet.Kubelet;
import dev.k8spark.rehearsal.agent.kubelet.NodeContext;
import dev.k8spark.rehearsal.agent.kubelet.PodAddresses;
import dev.k8spark.rehearsal.agent.kubelet.PodObserver;
import dev.k8spark.rehearsal.agent.kubelet.PodRecord;
import dev.k8spark.rehearsal.agent.process.FolderRemoval;
import dev.k8spark.rehearsal.agent.process.ProcessLedger;
import dev.k8spark.rehearsal.agent.process.ProcessWatch;
import dev.k8spark.rehearsal.api.LocalApiServer;
import dev.k8spark.rehearsal.localimage.LocalImage;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A cluster of one node for one job; closing it leaves no process and no file. */
public final class SingleNodeCluster implements AutoCloseable {
  private final LocalApiServer api;
  private final Path folder;
  private final PodObserver observer;
  private final ProcessLedger ledger;
  private final ProcessWatch watch;
  private final Kubelet kubelet;
  private final AtomicReference<@Nullable JobController> controller = new AtomicReference<>();
  private final CountDownLatch killed = new CountDownLatch(1);

  /**
   * Starts it.
   *
   * @param folder new and its own; it is removed at the end
   * @param data folders of this machine that stand for volumes of the cluster, by volume
   */
  public SingleNodeCluster(
      LocalApiServer api,
      LocalImage image,
      Path folder,
      Map<String, Path> data,
      PodObserver observer) {
    this.api = api;
    this.folder = folder;
    this.observer = observer;
    this.ledger = new ProcessLedger(folder);
    this.watch = new ProcessWatch(ledger);
    this.kubelet =
        new Kubelet(new NodeContext(api, image, folder, data, new PodAddresses(), watch, observer));
    api.store().listen(kubelet::onChange);
    api.store().listen(new GarbageCollector(api.store())::onChange);
  }

  /** Applies the objects in their order and runs the Job among them to its end. */
  public JobOutcome run(List<HasMetadata> objects) throws InterruptedException {
    for (HasMetadata object : objects) {
      HasMetadata stored = api.store().create(object);
      if (stored instanceof Job job) {
        tellLifetime(job);
        return run(new JobController(job, api.store(), kubelet));
      }
    }
    throw new IllegalArgumentException("there is no Job among the objects");
  }

  private void tellLifetime(Job job) {
    @Nullable Integer seconds = job.getSpec().getTtlSecondsAfterFinished();
    if (seconds != null) {
      observer.difference(
          "a cluster deletes the Job with its pods and their logs %d s after its end; here they go at once"
              .formatted(seconds));
    }
  }

  private JobOutcome run(JobController started) throws InterruptedException {
    controller.set(started);
    JobOutcome outcome = started.run();
    if (killed.getCount() == 0) {
      new CountDownLatch(1).await();
    }
    return outcome;
  }

  /** Deletes the Job's pods, as if somebody deleted the Job; the run then ends by itself. */
  public void stop() {
    Optional.ofNullable(controller.get()).ifPresent(JobController::stop);
    kubelet.deleteAll();
  }

  /** The pods so far, in the order in which they were made. */
  public List<PodRecord> pods() {
    return kubelet.records();
  }

  /**
   * Ends every process at once and removes every file, as far as that can be done, while this
   * process is about to end: {@link #run} returns no more, since nobody is to be told.
   */
  public void kill() {
    killed.countDown();
    try {
      close();
    } catch (IOException | UncheckedIOException e) {
      // The next rehearsal removes what is left.
    }
  }

  /** Ends every process at once and removes every file. */
  @Override
  public void close() throws IOException {
    watch.close();
    ledger.endAll();
    FolderRemoval.remove(folder);
    api.close();
  }

  /** Ends what a rehearsal that was killed left in its folder, and removes it. */
  public static void sweep(Path folder) throws IOException {
    ProcessLedger.endAll(folder);
    FolderRemoval.remove(folder);
  }
}
