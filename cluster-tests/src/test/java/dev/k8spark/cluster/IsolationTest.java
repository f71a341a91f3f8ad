package dev.k8spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who reaches whom around a running job; each "cannot" stands beside a "can" of the same probe. */
@ClusterTest
class IsolationTest {
  private static final int MILLICORES = 260;
  private static final int DRIVER_PORT = 7078;
  private static final int BLOCK_PORT = 7079;
  private static final String STRANGER = "stranger";
  private static final String MEMBER = "member";

  @AutoClose private final TestNamespace namespace = TestNamespace.create("isolation");

  private Seats seats;
  private String driver;
  private String executor;

  @BeforeAll
  void startJobAndProbes(@TempDir Path folder) {
    seats = Seats.take(MILLICORES);
    String policy = policyWithTheApiServersAddress(folder);
    String manifests = K8spark.compile(namespace, "waiting-jvm.conf", "--policy", policy);
    Kubectl kubectl = namespace.kubectl();
    AppliedJob job = AppliedJob.apply(kubectl, manifests);
    Probe.start(kubectl, STRANGER, "");
    Probe.start(
        kubectl,
        MEMBER,
        ", app.kubernetes.io/component: executor, app.kubernetes.io/managed-by: k8spark,"
            + " app.kubernetes.io/instance: waiting-jvm");
    driver = job.awaitCounted();
    executor = job.executor(1);
  }

  @AfterAll
  void freeSeats() {
    seats.close();
  }

  @Test
  void onlyPodsOfTheJobReachItsPorts() {
    assertThat(reaches(STRANGER, ip(MEMBER), Probe.PORT)).as("the stranger can connect").isTrue();
    assertThat(isKeptFrom(STRANGER, driver, DRIVER_PORT)).isTrue();
    assertThat(isKeptFrom(STRANGER, driver, BLOCK_PORT)).isTrue();
    assertThat(isKeptFrom(STRANGER, executor, BLOCK_PORT)).isTrue();
  }

  @Test
  void podsOfTheJobReachItsPorts() {
    assertThat(reaches(MEMBER, ip(driver), DRIVER_PORT)).isTrue();
    assertThat(reaches(MEMBER, ip(driver), BLOCK_PORT)).isTrue();
    assertThat(reaches(MEMBER, ip(executor), BLOCK_PORT)).isTrue();
  }

  @Test
  void theDriverReachesNothingThatNobodyDeclared() {
    assertThat(reaches(driver, ip(executor), BLOCK_PORT)).as("the driver can connect").isTrue();
    assertThat(reaches(MEMBER, ip(STRANGER), Probe.PORT)).as("the stranger answers").isTrue();
    assertThat(reaches(MEMBER, ip(STRANGER), Probe.API_PORT)).isTrue();
    assertThat(isKeptFrom(driver, STRANGER, Probe.PORT)).isTrue();
    assertThat(isKeptFrom(driver, STRANGER, Probe.API_PORT)).isTrue();
  }

  @Test
  void anExecutorReachesNeitherTheApiServerNorWhatNobodyDeclared() {
    ApiServer api = ApiServer.asPodsReachIt();
    assertThat(reaches(executor, ip(driver), DRIVER_PORT)).as("it can connect").isTrue();
    assertThat(reaches(driver, api.address(), api.port())).as("the server answers").isTrue();
    assertThat(reaches(MEMBER, ip(STRANGER), Probe.PORT)).as("the stranger answers").isTrue();
    assertThat(isKeptFrom(executor, STRANGER, Probe.PORT)).isTrue();
    assertThat(Probe.isKeptFrom(namespace.kubectl(), executor, api.address(), api.port())).isTrue();
  }

  private boolean reaches(String from, String address, int port) {
    return Probe.reaches(namespace.kubectl(), from, address, port);
  }

  private boolean isKeptFrom(String from, String pod, int port) {
    return Probe.isKeptFrom(namespace.kubectl(), from, ip(pod), port);
  }

  private String ip(String pod) {
    return namespace.kubectl().get("pod", pod).path("status").path("podIP").asString();
  }

  /** With the address known, the driver may not even reach the API server's port elsewhere. */
  private static String policyWithTheApiServersAddress(Path folder) {
    Path policy = folder.resolve("k8spark-policy.conf");
    ApiServer api = ApiServer.asPodsReachIt();
    try {
      Files.writeString(policy, "cluster.apiServer = [\"" + api + "\"]\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return policy.toString();
  }

  /** Where network policies see the API server: behind its Service. */
  private record ApiServer(String address, int port) {
    static ApiServer asPodsReachIt() {
      JsonNode slice =
          Kubectl.in("default")
              .get("endpointslices", "-l", "kubernetes.io/service-name=kubernetes")
              .path("items")
              .path(0);
      String address = slice.path("endpoints").path(0).path("addresses").path(0).asString();
      return new ApiServer(address, slice.path("ports").path(0).path("port").asInt());
    }

    @Override
    public String toString() {
      return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }
  }
}
