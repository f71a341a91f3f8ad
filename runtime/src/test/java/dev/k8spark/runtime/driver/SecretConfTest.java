package dev.k8spark.runtime.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.k8spark.runtime.pod.PodEnvironment;
import dev.k8spark.runtime.pod.StartupFailure;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SecretConfTest {
  private static final String VARIABLE = "K8SPARK_SECRET_CONF_0";
  private static final PodEnvironment ENVIRONMENT =
      new PodEnvironment(Map.of(VARIABLE, "hunter22"));

  @Test
  void theValueOfTheVariableIsForTheKeyThatThePropertyNames() {
    assertThat(secret("spark.hadoop.fs.s3a.secret.key").values())
        .isEqualTo(Map.of("spark.hadoop.fs.s3a.secret.key", "hunter22"));
  }

  @Test
  void sparkHidesTheKeyWhateverItsName() {
    String hidden =
        secret("spark.sql.catalog.shop.pin")
            .conf(Map.of())
            .getOrDefault("spark.redaction.regex", "");
    assertThat(Pattern.compile(hidden).matcher("spark.sql.catalog.shop.pin").find()).isTrue();
    assertThat(Pattern.compile(hidden).matcher("my.PASSWORD").find()).isTrue();
    assertThat(Pattern.compile(hidden).matcher("spark.app.name").find()).isFalse();
  }

  @Test
  void aUsersOwnRedactionIsKept() {
    assertThat(secret("spark.x").conf(Map.of("spark.redaction.regex", "mine")))
        .containsEntry("spark.redaction.regex", "mine|\\Qspark.x\\E");
  }

  @Test
  void withoutSecretsNothingIsSet() {
    assertThat(
            SecretConf.of(Map.of("spark.app.name", "x"), ENVIRONMENT, key -> false).conf(Map.of()))
        .isEmpty();
  }

  @Test
  void aKeyThatExecutorPodsShowIsRefusedWithoutTheValue() {
    for (String key :
        new String[] {
          "spark.authenticate.secret", "spark.executorEnv.TOKEN", "spark.sent.by.a.later.line"
        }) {
      assertThatThrownBy(() -> secret(key))
          .isInstanceOf(StartupFailure.class)
          .hasMessageContaining(key)
          .hasMessageNotContaining("hunter22");
    }
  }

  @Test
  void aMissingVariableIsNamed() {
    assertThatThrownBy(
            () ->
                SecretConf.of(Map.of("k8spark.secret.OTHER", "spark.x"), ENVIRONMENT, key -> false))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("OTHER");
  }

  @Test
  void namesOfUsersAreWordsOfACause() {
    assertThat(secret("spark.sql.catalog.shop.user").hide("no right for hunter22"))
        .isEqualTo("no right for hunter22");
  }

  @Test
  void aCauseNeverShowsAValue() {
    assertThat(secret("spark.x").hide("login with hunter22 failed"))
        .isEqualTo("login with ***** failed");
  }

  private static SecretConf secret(String key) {
    return SecretConf.of(
        Map.of("k8spark.secret." + VARIABLE, key),
        ENVIRONMENT,
        "spark.sent.by.a.later.line"::equals);
  }
}
