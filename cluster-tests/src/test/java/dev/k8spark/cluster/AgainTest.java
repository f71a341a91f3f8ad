package dev.k8spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Applying is safe to do again. */
@ClusterTest
class AgainTest {
  private static final int MILLICORES = 400;

  @AutoClose private final TestNamespace namespace = TestNamespace.create("again");

  @Test
  void theSameFileStartsOneDriverAndAChangedFileANewJob() {
    Kubectl kubectl = namespace.kubectl();
    String manifests = K8spark.compile(namespace, "python-exit-0.conf");
    String changed = manifestsOfChangedFile();
    try (Seats _ = Seats.take(MILLICORES)) {
      AppliedJob first = AppliedJob.apply(kubectl, manifests);
      String again = kubectl.apply(K8spark.compile(namespace, "python-exit-0.conf"));
      AppliedJob second = AppliedJob.in(kubectl, changed);
      Command applied = kubectl.tried(changed, "apply", "-f", "-");

      assertThat(again).contains("job.batch/" + first.name() + " unchanged");
      assertThat(applied.exitCode()).as(applied::toString).isZero();
      assertThat(applied.err()).doesNotContain("immutable");
      assertThat(second.name()).isNotEqualTo(first.name());
      assertThat(applied.out()).contains("job.batch/" + second.name() + " created");
      first.awaitComplete();
      second.awaitComplete();
      kubectl.apply(manifests);
      assertThat(first.pods(first.driverSelector())).hasSize(1);
      assertThat(second.pods(second.driverSelector())).hasSize(1);
      assertThat(kubectl.get("jobs").path("items")).hasSize(2);
    }
  }

  /** The file with another sum of memory. */
  private String manifestsOfChangedFile() {
    return K8spark.compile(namespace, "python-exit-0-changed.conf");
  }
}
