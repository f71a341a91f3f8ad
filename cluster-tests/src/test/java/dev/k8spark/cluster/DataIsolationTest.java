package dev.k8spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job that uses two stores reaches, and what it shows while it runs. */
@ClusterTest
@Needs(Setting.K8SPARK_STORES_IMAGE)
class DataIsolationTest {
  private static final String THIRD = "third";
  private static final String CONTROL = "control";

  /** What Spark's page and its API say of the settings. */
  private static final String PAGES =
      """
      from urllib.request import urlopen
      root = 'http://localhost:4040'
      print(urlopen(root + '/environment/').read().decode())
      api = root + '/api/v1/applications'
      import json
      job = json.load(urlopen(api))[0]['id']
      for part in ('environment', 'sql?details=true'):
        print(urlopen(f'{api}/{job}/{part}').read().decode())
      """;

  @AutoClose private final TestNamespace stores = TestNamespace.create("stores");
  @AutoClose private final TestNamespace namespace = TestNamespace.create("stores-jobs");

  private Seats seats;
  private S3Jobs s3;
  private ShopDatabase shop;
  private AppliedJob job;
  private String driver;
  private String executor;

  @BeforeAll
  void startJob(@TempDir Path folder) {
    s3 = S3Jobs.start(stores.kubectl(), namespace.kubectl(), folder);
    shop = ShopDatabase.start(stores.kubectl());
    shop.addOrders();
    shop.account().addAsLogin(namespace.kubectl(), "shop-db");
    Probe.start(stores.kubectl(), THIRD, "");
    Probe.start(namespace.kubectl(), CONTROL, "");
    seats = Seats.take(StoreJobs.MILLICORES);
    job = StoreJobs.of(namespace, stores, folder).apply("both-waiting.conf");
    driver = job.awaitCounted();
    executor = job.executor(1);
  }

  @AfterAll
  void freeSeats() {
    if (seats != null) {
      seats.close();
    }
  }

  @Test
  void bothRolesReachTheStores() {
    for (String role : List.of(driver, executor)) {
      assertThat(reaches(role, s3.server().address(), S3Server.PORT)).as(role).isTrue();
      assertThat(reaches(role, shop.address(), ShopDatabase.PORT)).as(role).isTrue();
    }
  }

  @Test
  void neitherRoleReachesAThirdAddressBesideTheStores() {
    String third = third();
    for (int port : Probe.STORE_PORTS) {
      assertThat(reaches(CONTROL, third, port)).as("the third answers").isTrue();
      for (String role : List.of(driver, executor)) {
        assertThat(Probe.isKeptFrom(namespace.kubectl(), role, third, port)).as(role).isTrue();
      }
    }
  }

  @Test
  @Needs(Setting.K8SPARK_DROP_LOG)
  void packetsToAThirdAddressAreDroppedAndNoneToTheStores() {
    String third = third();
    assertThat(Probe.isKeptFrom(namespace.kubectl(), driver, third, S3Server.PORT)).isTrue();

    assertThat(DroppedPackets.to(third, S3Server.PORT)).isNotEmpty();
    assertThat(DroppedPackets.to(s3.server().address(), S3Server.PORT)).isEmpty();
    assertThat(DroppedPackets.to(shop.address(), ShopDatabase.PORT)).isEmpty();
  }

  @Test
  void nothingThatSparkShowsHasACredential() {
    String pages = namespace.kubectl().exec(driver, Probe.PYTHON, "-c", PAGES);
    String log = job.log();
    String executorLog = namespace.kubectl().run("logs", executor);
    List<String> secrets = new ArrayList<>(s3.secrets());
    secrets.add(shop.account().name());
    secrets.add(shop.account().secret());

    assertThat(pages).contains("spark.app.name");
    assertThat(log).contains("SET spark.app.name");
    for (String secret : secrets) {
      assertThat(pages).doesNotContain(secret);
      assertThat(log).doesNotContain(secret);
      assertThat(executorLog).doesNotContain(secret);
    }
  }

  private String third() {
    return stores.kubectl().get("pod", THIRD).path("status").path("podIP").asString();
  }

  private boolean reaches(String from, String address, int port) {
    return Probe.reaches(namespace.kubectl(), from, address, port);
  }
}
