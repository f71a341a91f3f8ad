package dev.k8spark.rehearsal.agent;

import dev.k8spark.rehearsal.api.ApiServer;
import dev.k8spark.rehearsal.laptop.StandIn;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A cluster of one node for one job; closing it leaves no process and no file. */
public final class Cluster implements AutoCloseable {
  private final ApiServer api;
  private final Path folder;
  private final ProcessLedger ledger;
  private final ProcessWatch watch;
  private final Kubelet kubelet;

  /**
   * Starts it.
   *
   * @param folder new and its own; it is removed at the end
   * @param data folders of this machine that stand for volumes of the cluster, by volume
   */
  public Cluster(
      ApiServer api, StandIn standIn, Path folder, Map<String, Path> data, Observer observer) {
    this.api = api;
    this.folder = folder;
    this.ledger = new ProcessLedger(folder);
    this.watch = new ProcessWatch(ledger);
    this.kubelet =
        new Kubelet(new Machine(api, standIn, folder, data, new Addresses(), watch, observer));
    api.store().listen(kubelet::changed);
  }

  /** Applies the objects in their order and runs the Job among them to its end. */
  public JobOutcome run(List<HasMetadata> objects) throws InterruptedException {
    for (HasMetadata object : objects) {
      HasMetadata stored = api.store().create(object);
      if (stored instanceof Job job) {
        return new JobController(job, api.store(), kubelet).run();
      }
    }
    throw new IllegalArgumentException("there is no Job among the objects");
  }

  /** Deletes all pods, as if somebody deleted the Job; the run then ends by itself. */
  public void stop() {
    kubelet.runs().forEach(PodRun::delete);
  }

  /** The pods so far, in the order in which they were made. */
  public List<PodRecord> pods() {
    return kubelet.runs().stream()
        .map(PodRun::record)
        .sorted(Comparator.comparing(PodRecord::created))
        .toList();
  }

  /** Ends every process at once and removes every file, as far as that can be done. */
  public void kill() {
    end();
    try {
      remove(folder);
    } catch (IOException | UncheckedIOException e) {
      // The next rehearsal removes what is left.
    }
  }

  private void end() {
    watch.close();
    for (ProcessHandle process : ledger.all()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    ledger.all().forEach(process -> process.onExit().join());
  }

  /** Ends every process at once and removes every file. */
  @Override
  public void close() throws IOException {
    end();
    remove(folder);
    api.close();
  }

  /** Ends what a rehearsal that was killed left in its folder, and removes it. */
  public static void sweep(Path folder) throws IOException {
    ProcessLedger.endAll(folder);
    remove(folder);
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.deleteIfExists(file);
    }
  }
}
