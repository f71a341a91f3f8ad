package dev.k8spark.rehearsal.agent;

import dev.k8spark.rehearsal.api.ObjectStore;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Runs each pod that is made, and ends each that is deleted or whose owner is gone. */
final class Kubelet {
  private final NodeContext node;
  private final Map<String, PodWorker> runs = new ConcurrentHashMap<>();

  Kubelet(NodeContext node) {
    this.node = node;
  }

  /** Never waits: what takes time happens in a thread of the pod. */
  void changed(ObjectStore.ObjectChange change) {
    @Nullable HasMetadata before = change.before();
    @Nullable HasMetadata after = change.after();
    if (before == null && after instanceof Pod pod) {
      PodWorker run = new PodWorker(node, pod);
      runs.put(pod.getMetadata().getUid(), run);
      Thread.startVirtualThread(run::run);
    } else if (after == null && before != null) {
      Thread.startVirtualThread(() -> gone(before));
    }
  }

  private void gone(HasMetadata object) {
    @Nullable PodWorker run = runs.get(object.getMetadata().getUid());
    if (run != null) {
      run.delete();
    }
    for (Pod pod : node.api().store().list(Pod.class, object.getMetadata().getNamespace())) {
      if (isOwned(pod, object)) {
        node.api().store().delete(pod);
      }
    }
  }

  private static boolean isOwned(Pod pod, HasMetadata owner) {
    return pod.getMetadata().getOwnerReferences().stream()
        .anyMatch(reference -> reference.getUid().equals(owner.getMetadata().getUid()));
  }

  List<PodWorker> runs() {
    return List.copyOf(runs.values());
  }

  /** A pod with its status as it is now, even if the API has it no more. */
  Pod pod(Pod pod) {
    @Nullable PodWorker run = runs.get(pod.getMetadata().getUid());
    return run == null ? pod : run.pod();
  }

  /** Whether the pod has ended when that time is over. */
  boolean await(Pod pod, long millis) throws InterruptedException {
    @Nullable PodWorker run = runs.get(pod.getMetadata().getUid());
    return run == null || run.await(millis);
  }
}
