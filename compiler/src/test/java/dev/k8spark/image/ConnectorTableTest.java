package dev.k8spark.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.job.SparkLine;
import dev.k8spark.runtime.contract.Connector;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shape of the tables; that their jars load and work is tried by connectors/check. */
class ConnectorTableTest {

  static Stream<ConnectorTable> tables() {
    return Stream.of("3.5", "4.0", "4.1", "4.2", "4.3")
        .map(line -> ConnectorTable.of(SparkLine.parse(line)));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyConnectorIsThereOrHasAReason(ConnectorTable table) {
    assertThat(Connector.values())
        .allSatisfy(
            connector ->
                assertThat(table.libraries().containsKey(connector))
                    .as("%s of %s", connector, table.line())
                    .isNotEqualTo(table.unsupported().containsKey(connector)));
    assertThat(table.unsupported().values()).allSatisfy(reason -> assertThat(reason).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theFirstJarIsThatOfTheContract(ConnectorTable table) {
    table
        .libraries()
        .forEach(
            (connector, libraries) -> {
              MavenArtifact first = libraries.artifacts().getFirst();
              assertThat(connector.artifacts())
                  .as("%s of %s", connector, table.line())
                  .anySatisfy(
                      artifact -> assertThat(first.toString()).matches(artifact + "[-_:].*"));
              assertThat(libraries.source()).contains(first.version());
            });
  }

  @ParameterizedTest
  @MethodSource("tables")
  void librariesOfHadoopScalaAndSparkAreOfTheLine(ConnectorTable table) {
    assertThat(table.release()).startsWith(table.line() + ".");
    assertThat(artifacts(table).filter(artifact -> artifact.group().equals("org.apache.hadoop")))
        .isNotEmpty()
        .allSatisfy(artifact -> assertThat(artifact.version()).isEqualTo(table.hadoop()));
    assertThat(artifacts(table).filter(artifact -> artifact.name().matches(".*_2\\.\\d+")))
        .isNotEmpty()
        .allSatisfy(artifact -> assertThat(artifact.name()).endsWith("_" + table.scala()));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void noTwoVersionsOfAJarMeetInAnImage(ConnectorTable table) {
    assertThat(artifacts(table).map(MavenArtifact::toString).distinct().toList())
        .hasSameSizeAs(
            artifacts(table)
                .map(artifact -> artifact.group() + ":" + artifact.name())
                .distinct()
                .toList());
  }

  private static Stream<MavenArtifact> artifacts(ConnectorTable table) {
    return Arrays.stream(Connector.values())
        .flatMap(connector -> Stream.ofNullable(table.libraries().get(connector)))
        .flatMap(libraries -> libraries.artifacts().stream());
  }
}
