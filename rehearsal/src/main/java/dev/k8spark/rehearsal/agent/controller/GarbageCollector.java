package dev.k8spark.rehearsal.agent.controller;

import dev.k8spark.rehearsal.api.ObjectStore;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import org.jspecify.annotations.Nullable;

/** Deletes the pods whose owner was deleted. */
public record GarbageCollector(ObjectStore store) {

  /** Never waits: the pods are deleted in a thread of their own. */
  public void onChange(ObjectStore.ObjectChange change) {
    @Nullable HasMetadata owner = change.before();
    if (change.after() == null && owner != null) {
      Thread.startVirtualThread(() -> deleteOwned(owner));
    }
  }

  private void deleteOwned(HasMetadata owner) {
    for (Pod pod : store.list(Pod.class, owner.getMetadata().getNamespace())) {
      if (isOwned(pod, owner)) {
        store.delete(pod);
      }
    }
  }

  private static boolean isOwned(Pod pod, HasMetadata owner) {
    return pod.getMetadata().getOwnerReferences().stream()
        .anyMatch(reference -> reference.getUid().equals(owner.getMetadata().getUid()));
  }
}
