package dev.k8spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the processes of a running job may do, seen from inside their containers. */
@ClusterTest
class HardeningTest {
  private static final int MILLICORES = 200;
  private static final String TOKEN = "/var/run/secrets/kubernetes.io/serviceaccount/token";

  @AutoClose private final TestNamespace namespace = TestNamespace.create("hardening");

  private Seats seats;
  private String driver;
  private String executor;

  @BeforeAll
  void startJob() {
    seats = Seats.take(MILLICORES);
    String manifests = K8spark.compile(namespace, "waiting-python.conf");
    AppliedJob job = AppliedJob.apply(namespace.kubectl(), manifests);
    driver = job.awaitCounted();
    executor = job.executor(1);
  }

  @AfterAll
  void freeSeats() {
    seats.close();
  }

  @Test
  void onlyTheDriverHasATokenOfTheApiServer() {
    assertThat(namespace.kubectl().exec(driver, "cat", TOKEN)).isNotEmpty();
    Command read = namespace.kubectl().tryExec(executor, "cat", TOKEN);
    assertThat(read.err()).contains("No such file or directory");
  }

  @Test
  void bothRolesRunWithoutRootAndWithoutCapabilities() {
    for (String pod : List.of(driver, executor)) {
      assertThat(status(pod, "Uid")).doesNotStartWith("0");
      assertThat(status(pod, "Gid")).doesNotStartWith("0");
      assertThat(status(pod, "CapEff")).matches("0+");
      assertThat(status(pod, "CapBnd")).matches("0+");
      assertThat(status(pod, "NoNewPrivs")).isEqualTo("1");
    }
  }

  @Test
  void bothRolesRunUnderASeccompFilter() {
    for (String pod : List.of(driver, executor)) {
      assertThat(status(pod, "Seccomp")).isEqualTo("2");
    }
  }

  @Test
  void bothRolesCanWriteToTheirVolumesOnly() {
    for (String pod : List.of(driver, executor)) {
      namespace.kubectl().exec(pod, "touch", "/tmp/probe", "/opt/spark/work-dir/probe");
      for (String file : List.of("/probe", "/app/probe", "/opt/k8spark/probe", "/var/probe")) {
        Command touch = namespace.kubectl().tryExec(pod, "touch", file);
        assertThat(touch.err()).contains("Read-only file system");
      }
    }
  }

  /** A line of what Linux says about the container's first process. */
  private String status(String pod, String key) {
    return namespace
        .kubectl()
        .exec(pod, "cat", "/proc/1/status")
        .lines()
        .filter(line -> line.startsWith(key + ":"))
        .findFirst()
        .orElseThrow()
        .substring(key.length() + 1)
        .strip();
  }
}
