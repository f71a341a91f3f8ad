package dev.k8spark.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.job.SparkLine;
import dev.k8spark.runtime.contract.Connector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ImagePlanTest {

  @Test
  void theDockerfileIsTheBlueprintWithItsArgumentsFilledIn() throws IOException {
    String blueprint = Files.readString(Path.of("../image/Dockerfile"));
    String dockerfile = plan("registry/java:17", "3.5", Connector.POSTGRESQL).dockerfile();

    assertThat(dockerfile)
        .startsWith(
            "# Spark 3.5.9 with postgresql. In jars/:\n#   org.postgresql:postgresql:42.7.8\n#\n")
        .endsWith(
            blueprint
                .replace("ARG BASE\n", "ARG BASE=registry/java:17\n")
                .replaceFirst("ARG SPARK_VERSION=[0-9.]+\n", "ARG SPARK_VERSION=3.5.9\n"));
    assertThat(dockerfile.lines()).contains("ARG BASE=registry/java:17");
  }

  @Test
  void withoutABaseTheBuildNamesIt() {
    assertThat(plan("", "4.3").dockerfile())
        .startsWith("# Spark 4.3.0 with no connectors.\n#\n")
        .contains("\nARG BASE\n", "\nARG SPARK_VERSION=4.3.0\n");
  }

  @Test
  void jarsThatConnectorsShareAreFetchedOnce() {
    assertThat(plan("", "4.1", Connector.S3A, Connector.ABFSS).artifacts())
        .doesNotHaveDuplicates()
        .filteredOn(artifact -> artifact.name().equals("wildfly-openssl"))
        .hasSize(1);
  }

  @Test
  void mavenIsAskedForTheClassifierToo() {
    MavenArtifact jar = plan("", "3.5", Connector.GS).artifacts().getFirst();

    assertThat(jar.fileName()).isEqualTo("gcs-connector-hadoop3-2.2.26-shaded.jar");
    assertThat(MavenDownload.writePom(plan("", "3.5", Connector.GS).artifacts()))
        .contains("<classifier>shaded</classifier>", "<version>hadoop3-2.2.26</version>");
  }

  private static ImagePlan plan(String base, String line, Connector... connectors) {
    ConnectorTable table = ConnectorTable.of(SparkLine.parse(line));
    return new ImagePlan(base, table.release(), table, new TreeSet<>(Arrays.asList(connectors)));
  }
}
