package dev.k8spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that read and write PostgreSQL by `data`, which makes a catalog of that name. */
@ClusterTest
@Needs(Setting.K8SPARK_STORES_IMAGE)
class DataOnPostgresTest {
  @AutoClose private final TestNamespace stores = TestNamespace.create("postgres");
  @AutoClose private final TestNamespace namespace = TestNamespace.create("postgres-jobs");

  private ShopDatabase shop;
  private StoreJobs jobs;

  @BeforeAll
  void start(@TempDir Path folder) {
    shop = ShopDatabase.start(stores.kubectl());
    shop.addOrders();
    shop.account().addAsLogin(namespace.kubectl(), "shop-db");
    jobs = StoreJobs.of(namespace, stores, folder);
  }

  @Test
  @Needs(Setting.K8SPARK_AUDIT_LOG)
  void aJobReadsATableAndWritesAnother() {
    AppliedJob job = jobs.run("shop-totals.conf");

    assertThat(shop.query("SELECT * FROM totals ORDER BY customer").lines())
        .containsExactly("ann|40", "bob|20");
    assertThat(job.requests()).isNotEmpty().noneMatch(Request::isRefused);
    assertThat(job.log()).doesNotContain(shop.account().name(), shop.account().secret());
  }

  @Test
  void aJobThatOnlyReadsGetsTheRows() {
    assertThat(jobs.run("shop-rows.conf").log().lines())
        .contains("{\"id\":2,\"customer\":\"bob\",\"amount\":20}");
  }

  @Test
  void aJobThatSaidThatItReadsCannotWriteThoughItsAccountCould() {
    StoreJobs.StoreJobEnd end = jobs.runToEnd("shop-written.conf");

    assertThat(end.ending().exitCode()).as(end::log).isNotZero();
    assertThat(shop.log()).contains("cannot execute CREATE TABLE in a read-only transaction");
    assertThat(shop.query("SELECT to_regclass('public.unwanted') IS NULL").strip()).isEqualTo("t");
  }

  @Test
  void aWrongPasswordEndsWithACauseThatNamesTheStoreAndTheSecretButNotThePassword() {
    StoreAccount outdated =
        new StoreAccount(shop.account().name(), "before" + shop.account().secret());
    outdated.addAsLogin(namespace.kubectl(), "shop-db-outdated");

    StoreJobs.StoreJobEnd end = jobs.runToEnd("shop-refused.conf");

    assertThat(end.ending().exitCode()).as(end::log).isNotZero();
    assertThat(shop.log()).contains("password authentication failed");
    assertThat(end.ending().message())
        .contains("data `shop`", "Secret `shop-db-outdated`")
        .doesNotContain(outdated.secret());
    assertThat(end.log()).contains("FAILED_JDBC.CONNECTION").doesNotContain(outdated.secret());
  }
}
