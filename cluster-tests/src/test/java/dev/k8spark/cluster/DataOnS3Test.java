package dev.k8spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that read and write an S3 server by `data` and nothing else. */
@ClusterTest
@Needs(Setting.K8SPARK_STORES_IMAGE)
class DataOnS3Test {
  private static final int USER_CODE_THREW = 1;

  @AutoClose private final TestNamespace stores = TestNamespace.create("s3");
  @AutoClose private final TestNamespace namespace = TestNamespace.create("s3-jobs");

  private S3Jobs s3;
  private StoreJobs jobs;
  private AppliedJob written;

  @BeforeAll
  void writeTotals(@TempDir Path folder) {
    s3 = S3Jobs.start(stores.kubectl(), namespace.kubectl(), folder);
    jobs = StoreJobs.of(namespace, stores, folder);
    written = jobs.run("raw-to-mart.conf");
  }

  @Test
  void aSecondJobReadsBackWhatTheFirstWroteWithOtherCredentialsThanItRead() {
    assertThat(s3.server().keys(S3Jobs.MART)).contains("plain/totals/_SUCCESS");
    assertThat(jobs.run("mart-rows.conf").log().lines()).containsAll(S3Jobs.TOTALS);
  }

  @Test
  void whatMayOnlyBeReadIsNotWritten() {
    StoreJobs.StoreJobEnd end = jobs.runToEnd("raw-written.conf");

    assertThat(end.ending().exitCode()).as(end::log).isEqualTo(USER_CODE_THREW);
    assertThat(end.ending().message()).contains("AccessDenied");
    assertThat(s3.server().keys(S3Jobs.RAW)).containsExactly(S3Jobs.ORDERS);
  }

  @Test
  @Needs(Setting.K8SPARK_OLDEST_IMAGE)
  void aTableOfIcebergIsWrittenAndReadBackByTheOldestSpark() {
    String image = "image=" + Setting.K8SPARK_OLDEST_IMAGE.orFail();
    jobs.run("raw-to-table.conf", "-P", image);

    assertThat(s3.server().keys(S3Jobs.MART))
        .contains("warehouse/totals/_SUCCESS", "warehouse/sales/totals/metadata/v1.metadata.json");
    assertThat(jobs.run("table-rows.conf", "-P", image).log().lines()).containsAll(S3Jobs.TOTALS);
  }

  @Test
  @Needs(Setting.K8SPARK_AUDIT_LOG)
  void theDriverIsRefusedNothing() {
    assertThat(written.requests()).isNotEmpty().noneMatch(Request::isRefused);
  }

  @Test
  @Needs(Setting.K8SPARK_DROP_LOG)
  void noPacketToTheStoreIsDroppedAndNoneOfTheDriver() {
    String driver =
        written.pods(written.driverSelector()).getFirst().path("status").path("podIP").asString();

    assertThat(DroppedPackets.from(driver)).isEmpty();
    assertThat(DroppedPackets.to(s3.server().address(), S3Server.PORT)).isEmpty();
  }

  @Test
  void noCredentialIsInTheManifestsTheLogOrTheEventLog() {
    assertThat(s3.server().keysWith(S3Jobs.EVENTS, "spark.app.name")).isNotEmpty();
    String manifests = jobs.compile("raw-to-mart.conf");
    for (String secret : s3.secrets()) {
      assertThat(manifests).doesNotContain(secret);
      assertThat(written.log()).doesNotContain(secret);
      assertThat(s3.server().keysWith(S3Jobs.EVENTS, secret)).isEmpty();
    }
  }
}
