package dev.k8spark.rehearsal.agent.kubelet;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;

/** Records of pods that never ran. */
public final class PodRecords {

  private PodRecords() {}

  public static PodRecord driver() {
    return started(new PodBuilder().withNewMetadata().addToLabels("a", "b").endMetadata().build());
  }

  public static PodRecord executor(int number) {
    return started(
        new PodBuilder()
            .withNewMetadata()
            .addToLabels("spark-exec-id", Integer.toString(number))
            .endMetadata()
            .build());
  }

  private static PodRecord started(Pod pod) {
    PodRecord record = new PodRecord(pod);
    record.start();
    return record;
  }
}
