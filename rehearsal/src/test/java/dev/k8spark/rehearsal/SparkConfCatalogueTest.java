package dev.k8spark.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.testsupport.sparkconf.ClientModeKeys;
import org.junit.jupiter.api.extension.ExtendWith;

/** The catalogues of Spark's keys are what its classes say. */
@ExtendWith(SparkLines.class)
class SparkConfCatalogueTest {

  @OnEveryLine
  void theCatalogueIsWhatTheClassesOfTheLineRead(String line) throws Exception {
    assertThat(RealSpark.ROOT.resolve("schema/spark-conf/" + line + ".json"))
        .as("regenerate it with %s", ClientModeKeys.class.getName())
        .hasContent(ClientModeKeys.describe(InstalledSpark.find(line).jars()));
  }
}
