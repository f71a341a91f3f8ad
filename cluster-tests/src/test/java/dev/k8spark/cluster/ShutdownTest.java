package dev.k8spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What runs beside a driver ends as its job wants it: executors one by one, sidecars at last. */
@ClusterTest
class ShutdownTest {
  private static final int MILLICORES = 300;

  @AutoClose private final TestNamespace namespace = TestNamespace.create("shutdown");

  @Test
  void anExecutorThatIsAskedToStopHandsItsBlocksOver() {
    Kubectl kubectl = namespace.kubectl();
    String manifests = K8spark.compile(namespace, "handover.conf");
    try (Seats _ = Seats.take(MILLICORES)) {
      AppliedJob job = AppliedJob.apply(kubectl, manifests);
      kubectl.awaitLine(job.driver(), "cached on both executors");

      kubectl.run("delete", "pod", job.executor(1), "--timeout=60s");
      job.awaitComplete();

      assertThat(job.log())
          .contains("Received executor 1 decommissioned message")
          .contains("computed 1000 for 1000");
    }
    assertThat(kubectl.run("get", "events")).doesNotContain("FailedPreStopHook");
  }

  @Test
  void aNativeSidecarEndsWithItsJob() {
    String manifests = K8spark.compile(namespace, "sidecar.conf");
    try (Seats _ = Seats.take(MILLICORES)) {
      AppliedJob job = AppliedJob.apply(namespace.kubectl(), manifests);
      job.awaitComplete();

      assertThat(namespace.kubectl().run("logs", job.driver(), "-c", "beside"))
          .contains("beside the driver");
      assertThat(job.pods(job.driverSelector()))
          .allSatisfy(
              pod ->
                  assertThat(pod.path("status").path("phase").asString()).isEqualTo("Succeeded"));
    }
  }
}
