package dev.k8spark.rehearsal.agent.kubelet;

import dev.k8spark.rehearsal.api.ObjectStore;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Runs each pod that is created, and ends each that is deleted. */
public final class Kubelet {
  private final NodeContext node;
  private final Map<String, PodWorker> workers = new ConcurrentHashMap<>();

  public Kubelet(NodeContext node) {
    this.node = node;
  }

  /** Never waits: what takes time happens in a thread of the pod. */
  public void onChange(ObjectStore.ObjectChange change) {
    @Nullable HasMetadata before = change.before();
    if (before == null && change.after() instanceof Pod pod) {
      PodWorker worker = new PodWorker(node, pod);
      workers.put(pod.getMetadata().getUid(), worker);
      Thread.startVirtualThread(worker::run);
    } else if (change.after() == null && before instanceof Pod pod) {
      Thread.startVirtualThread(() -> find(pod).ifPresent(PodWorker::delete));
    }
  }

  private Optional<PodWorker> find(Pod pod) {
    return Optional.ofNullable(workers.get(pod.getMetadata().getUid()));
  }

  /** Ends every pod as Kubernetes ends one that is deleted; returns at once. */
  public void deleteAll() {
    workers.values().forEach(PodWorker::delete);
  }

  /** Returns the pods so far, in the order in which they were made. */
  public List<PodRecord> records() {
    return workers.values().stream()
        .map(PodWorker::record)
        .sorted(Comparator.comparing(PodRecord::created))
        .toList();
  }

  /** Returns the pod with its status as it is now, even if the API has it no more. */
  public Pod current(Pod pod) {
    return find(pod).map(PodWorker::pod).orElse(pod);
  }

  /** Waits for the pod's end, and returns whether it came before the time was over. */
  public boolean await(Pod pod, long millis) throws InterruptedException {
    Optional<PodWorker> worker = find(pod);
    return worker.isEmpty() || worker.get().await(millis);
  }
}
