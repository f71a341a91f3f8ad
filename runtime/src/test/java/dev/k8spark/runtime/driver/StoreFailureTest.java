package dev.k8spark.runtime.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.runtime.contract.ExitCode;
import dev.k8spark.runtime.pod.ExitStatus;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreFailureTest {

  private static final StoreFailure STORES =
      StoreFailure.of(
          Map.of(
              "k8spark.data.shop", "read jdbc:postgresql://shop-db.shop:5432/orders shop-login",
              "k8spark.data.raw", "read s3a://orders-raw/ raw-store",
              "k8spark.data.mart", "write s3a://orders-mart/warehouse mart-store",
              "k8spark.data.open", "read https://files.example/x.csv",
              "spark.app.name", "orders"));

  private static String explain(String output) {
    return STORES.explain(ExitStatus.of(ExitCode.FAILED, "it failed"), output).cause();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PSQLException: FATAL: password authentication failed for user \"o\" | shop | shop-login",
        "[FAILED_JDBC.CONNECTION] Failed JDBC jdbc:postgresql:***(redacted) | shop | shop-login",
        "AccessDeniedException: s3a://orders-mart/warehouse/t: PUT 0-byte object | mart |"
            + " mart-store",
        "getFileStatus on s3a://orders-raw/day: Forbidden (Status Code: 403) | raw | raw-store"
      })
  void aRefusedLoginNamesDataAndSecret(String output, String name, String secret) {
    assertThat(explain(output))
        .startsWith("it failed; data `" + name + "`")
        .contains("Secret `" + secret + "`");
  }

  @Test
  void aStoreThatIsNotReachedIsNamed() {
    assertThat(explain("java.net.UnknownHostException: shop-db.shop"))
        .endsWith("data `shop` (jdbc:postgresql://shop-db.shop:5432/orders) could not be reached");
  }

  @Test
  void aTableWithoutAStoreSaysWhatToDeclare() {
    assertThat(explain("java.io.IOException: Mkdirs failed to create file:/proc/no-warehouse/t"))
        .contains("the job has no store for tables", "data.NAME");
  }

  @Test
  void whatNobodyCanTellIsNotGuessed() {
    assertThat(explain("AccessDenied: somewhere")).isEqualTo("it failed");
    assertThat(explain("ValueError: bad row")).isEqualTo("it failed");
  }
}
