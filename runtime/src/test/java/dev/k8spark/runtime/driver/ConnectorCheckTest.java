package dev.k8spark.runtime.driver;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.k8spark.runtime.contract.ContainerPaths;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.runtime.pod.ImageDescription;
import dev.k8spark.runtime.pod.PodEnvironment;
import dev.k8spark.runtime.pod.StartupFailure;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ConnectorCheckTest {
  private static final String S3A_CLASS = "org.apache.hadoop.fs.s3a.S3AFileSystem";

  @Test
  void aDescribedImageMustNameEachConnector() {
    ConnectorCheck image = described("iceberg");
    assertThatCode(() -> image.check(needs("iceberg"), Map.of())).doesNotThrowAnyException();
    assertThatThrownBy(() -> image.check(needs("iceberg,s3a"), Map.of()))
        .isInstanceOf(StartupFailure.class)
        .hasMessage(
            "the image has no connector `s3a` (org.apache.hadoop:hadoop-aws), which the job needs;"
                + " `k8spark image` builds one that has it");
  }

  @Test
  void aDescriptionBeatsTheClassPath() {
    ConnectorCheck image =
        new ConnectorCheck(described().description(), className -> className.equals(S3A_CLASS));
    assertThatThrownBy(() -> image.check(needs("s3a"), Map.of()))
        .isInstanceOf(StartupFailure.class);
  }

  @Test
  void anotherImageMustHaveTheClass() {
    ConnectorCheck image = new ConnectorCheck(Optional.empty(), S3A_CLASS::equals);
    assertThatCode(() -> image.check(needs("s3a"), Map.of())).doesNotThrowAnyException();
    assertThatThrownBy(() -> image.check(needs("gs"), Map.of()))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("org.apache.hadoop:hadoop-gcp or com.google.cloud.bigdataoss");
  }

  @Test
  void aConnectorOfANewerCompilerIsLeftToTheDescription() {
    ConnectorCheck undescribed = new ConnectorCheck(Optional.empty(), className -> false);
    assertThatCode(() -> undescribed.check(needs("hudi"), Map.of())).doesNotThrowAnyException();
    assertThatThrownBy(() -> described("s3a").check(needs("hudi"), Map.of()))
        .hasMessageStartingWith("the image has no connector `hudi`, which");
  }

  @Test
  void aJobThatNeedsNoneOrBringsItsOwnLibrariesStarts() {
    ConnectorCheck image = described();
    assertThatCode(() -> image.check(new PodEnvironment(Map.of()), Map.of()))
        .doesNotThrowAnyException();
    Map<String, String> own = Map.of("spark.jars", "local:///app/hadoop-aws.jar");
    assertThatCode(() -> image.check(needs("s3a"), own)).doesNotThrowAnyException();
  }

  private static ConnectorCheck described(String... connectors) {
    return new ConnectorCheck(
        Optional.of(new ImageDescription(Map.of(), new TreeSet<>(Arrays.asList(connectors)))),
        className -> false);
  }

  private static PodEnvironment needs(String connectors) {
    return new PodEnvironment(Map.of(PodContract.CONNECTORS, connectors));
  }

  @Test
  void aConnectorThatIsNotOnTheClassPathIsMissing() {
    ConnectorCheck here = ConnectorCheck.of(ContainerPaths.ofContainer());
    assertThatThrownBy(() -> here.check(needs("kafka"), Map.of()))
        .hasMessageContaining("org.apache.spark:spark-sql-kafka-0-10");
  }
}
