package dev.k8spark.rehearsal.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ObjectStoreTest {

  @Test
  void whoeverWatchesSeesNoPodWithoutAStatus() {
    ObjectStore store = new ObjectStore();
    List<@Nullable HasMetadata> seen = new ArrayList<>();
    store.listen(change -> seen.add(change.after()));

    store.create(pod());

    assertThat(seen)
        .singleElement()
        .isInstanceOfSatisfying(
            Pod.class, pod -> assertThat(pod.getStatus().getPhase()).isEqualTo("Pending"));
  }

  private static Pod pod() {
    return new PodBuilder()
        .withNewMetadata()
        .withName("a")
        .withNamespace("b")
        .endMetadata()
        .withSpec(new PodSpec())
        .build();
  }
}
