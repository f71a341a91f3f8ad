package dev.k8spark.rehearsal.localimage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.k8spark.image.MavenArtifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConnectorLibrariesTest {

  @TempDir private Path folder;
  private final List<String> messages = new ArrayList<>();
  private final List<String> fetched = new ArrayList<>();
  private SparkHome spark = new SparkHome(Path.of(""), "4.3.0");

  @BeforeEach
  void aSparkWithTheDriverOfPostgres() throws IOException {
    spark = new SparkHome(folder.resolve("spark"), "4.3.0");
    Path jars = Files.createDirectories(spark.path().resolve("jars"));
    try (ZipOutputStream jar =
        new ZipOutputStream(Files.newOutputStream(jars.resolve("some.jar")))) {
      jar.putNextEntry(new ZipEntry("org/postgresql/Driver.class"));
    }
  }

  private ConnectorLibraries libraries(ConnectorLibraries.JarDownload download) {
    return new ConnectorLibraries(
        new ArtifactCache(folder.resolve("cache")), download, messages::add);
  }

  private ConnectorLibraries libraries() {
    return libraries(
        (artifacts, target) -> {
          for (MavenArtifact artifact : artifacts) {
            fetched.add(artifact.toString());
            Files.writeString(target.resolve(artifact.fileName()), "");
          }
        });
  }

  @Test
  void whatSparkHasIsNotFetched() throws Exception {
    assertThat(libraries().find(spark, List.of("postgresql", "of-a-newer-compiler"))).isEmpty();
    assertThat(messages).isEmpty();
  }

  @Test
  void whatSparkLacksIsFetchedOnce() throws Exception {
    List<Path> jars = libraries().find(spark, List.of("avro", "postgresql"));

    assertThat(jars).hasSize(1).allMatch(Files::exists);
    assertThat(fetched).singleElement().asString().startsWith("org.apache.spark:spark-avro_2.13:");
    assertThat(messages).containsExactly("fetching the libraries of avro with Maven, once");
    assertThat(libraries().find(spark, List.of("avro"))).isEqualTo(jars);
    assertThat(fetched).hasSize(1);
  }

  @Test
  void whatNoReleaseHasIsRefusedBeforeTheStart() {
    assertThatThrownBy(() -> libraries().find(spark, List.of("iceberg")))
        .isInstanceOf(MissingPrerequisite.class)
        .hasMessageStartingWith(
            "Spark 4.3 has no connector `iceberg`, which the job's data needs: ")
        .extracting(thrown -> ((MissingPrerequisite) thrown).help())
        .isEqualTo(
            "rehearse the job with another line, or with a Spark that has it: --map"
                + " /opt/spark=DIR");
  }

  @Test
  void aFailureOfMavenSaysWhatItWasFor() {
    ConnectorLibraries broken =
        libraries(
            (_, _) -> {
              throw new IOException("Cannot run program \"mvn\"");
            });

    assertThatThrownBy(() -> broken.find(spark, List.of("avro", "kafka")))
        .isInstanceOf(MissingPrerequisite.class)
        .hasMessage(
            "the job's data needs libraries that Spark lacks here, of avro, kafka."
                + " Cannot run program \"mvn\"");
  }

  @Test
  void jarsStandBehindSparksOwn() {
    assertThat(
            ConnectorLibraries.append(
                "\"-Xlog:aot=off\"\n\"-cp\"\n\"/a.jar:/b.jar\"\n", List.of(Path.of("/c $1.jar"))))
        .isEqualTo("\"-Xlog:aot=off\"\n\"-cp\"\n\"/a.jar:/b.jar:/c $1.jar\"\n");
  }
}
