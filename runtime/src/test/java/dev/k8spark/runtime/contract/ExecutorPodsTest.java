package dev.k8spark.runtime.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExecutorPodsTest {
  private static final String[] SHOWN = {
    "spark.authenticate.secret",
    "spark.authenticate",
    "spark.executor.extraJavaOptions",
    "spark.executor.defaultJavaOptions",
    "spark.executorEnv.PASSWORD",
    "spark.kubernetes.executor.label.x",
    "spark.network.crypto.enabled",
    "spark.blockManager.port",
    "spark.port.maxRetries",
    "spark.rpc.askTimeout",
    "spark.ssl.rpc.keyStore"
  };
  private static final String[] HIDDEN = {
    "spark.hadoop.fs.s3a.secret.key",
    "spark.sql.catalog.shop.password",
    "spark.ssl.rpc.keyStorePassword",
    "spark.app.name",
    "spark.executor.memory"
  };

  @Test
  void whatSparkWritesIntoExecutorPodsIsShown() {
    assertThat(SHOWN).allMatch(ExecutorPods::show);
  }

  @Test
  void whatExecutorsAskTheDriverForIsNot() {
    assertThat(HIDDEN).noneMatch(ExecutorPods::show);
  }
}
