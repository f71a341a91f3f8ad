package dev.k8spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The life of a job that loses an executor and is deleted: it needs all rights that it has. */
@ClusterTest
class RightsTest {
  private static final int MILLICORES = 200;

  /** Sends SIGKILL to every process but the first, which is tini's. */
  private static final String KILL =
      """
      import os
      for process in filter(str.isdigit, os.listdir('/proc')):
        if int(process) not in (1, os.getpid()):
          try: os.kill(int(process), 9)
          except ProcessLookupError: pass
      """;

  @AutoClose private final TestNamespace namespace = TestNamespace.create("rights");

  @Test
  @Needs(Setting.K8SPARK_AUDIT_LOG)
  void everyRightOfTheDriverIsUsedOnceAnExecutorFailedAndNothingIsRefused() {
    try (Seats _ = Seats.take(MILLICORES)) {
      String manifests = K8spark.compile(namespace, "waiting-python.conf");
      AppliedJob job = AppliedJob.apply(namespace.kubectl(), manifests);
      job.awaitCounted();
      String executor = job.executor(1);
      SortedSet<String> unused = job.rights();

      namespace.kubectl().tryExec(executor, Probe.PYTHON, "-c", KILL);
      job.executor(2);
      namespace.kubectl().run("wait", "--for=delete", "pod/" + executor, "--timeout=120s");
      job.delete();

      job.requests().forEach(request -> unused.remove(request.right()));
      assertThat(unused).isEmpty();
      assertThat(job.requests()).isNotEmpty().noneMatch(Request::isRefused);
    }
  }

  @Test
  void deletingTheJobEndsItsDriverAndItsExecutors() {
    try (Seats _ = Seats.take(MILLICORES)) {
      String manifests = K8spark.compile(namespace, "waiting-jvm.conf");
      AppliedJob job = AppliedJob.apply(namespace.kubectl(), manifests);
      job.awaitCounted();
      assertThat(job.pods(job.executorSelector())).hasSize(1);

      namespace.kubectl().run("delete", "job", job.name(), "--timeout=120s");

      String ofJob = "app.kubernetes.io/instance=" + job.instance();
      namespace.kubectl().run("wait", "--for=delete", "pods", "-l", ofJob, "--timeout=120s");
      assertThat(job.pods(ofJob)).isEmpty();
    }
  }
}
