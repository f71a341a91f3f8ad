package dev.k8spark.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.rehearsal.localimage.ImageRequirements;
import dev.k8spark.rehearsal.localimage.LocalImage;
import dev.k8spark.rehearsal.localimage.LocalImageProvider;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.testsupport.sparkconf.ClientModeKeys;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.ExtendWith;

/** The catalogues of Spark's keys are what its classes say. */
@ExtendWith(SparkLines.class)
class SparkConfCatalogueTest {

  @OnEveryLine
  void theCatalogueIsWhatTheClassesOfTheLineRead(String line) throws Exception {
    ImageRequirements requirements =
        new ImageRequirements(
            line,
            Optional.of(PodContract.SPARK_HOME + "/examples.jar"),
            false,
            RealSpark.SAMPLES,
            new TreeSet<>(),
            new TreeMap<>());
    LocalImage image =
        new LocalImageProvider(RealSpark.cache(), System.getenv(), _ -> {}).prepare(requirements);
    Path spark =
        Objects.requireNonNull(image.places().local().get(PodContract.SPARK_HOME), "Spark's home");

    assertThat(RealSpark.ROOT.resolve("schema/spark-conf/" + line + ".json"))
        .as("regenerate it with %s", ClientModeKeys.class.getName())
        .hasContent(ClientModeKeys.describe(spark.resolve("jars")));
  }
}
