package dev.k8spark.rehearsal.localimage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.k8spark.runtime.contract.ContainerPaths;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathMappingsTest {
  @TempDir private Path folder;

  @Test
  void aPathCountsWithAllBelowIt() throws Exception {
    PathMappings mappings = PathMappings.of(Map.of("/opt/k8spark/", folder));
    assertThat(mappings.cover("/opt/k8spark")).isTrue();
    assertThat(mappings.cover("/opt/k8spark/driver.args")).isTrue();
    assertThat(mappings.cover("/opt/k8sparkler")).isFalse();
    assertThat(mappings.cover("/opt")).isFalse();
  }

  @Test
  void whatThePathsOfAnImageCannotBeIsRefused() {
    assertThatThrownBy(() -> PathMappings.of(Map.of("app", folder)))
        .isInstanceOf(MissingPrerequisite.class)
        .hasMessage("`--map app=…` names no path of an image");
    assertThatThrownBy(() -> PathMappings.of(Map.of("/", folder)))
        .isInstanceOf(MissingPrerequisite.class);
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> PathMappings.of(Map.of("/app", missing)))
        .isInstanceOf(MissingPrerequisite.class)
        .hasMessage("`--map /app=…` says that it is " + missing + ", which is not there");
  }

  @Test
  void aSparkOfAnyLineStandsInForTheImages() throws Exception {
    Path spark = new FakeMachine(folder).spark("own", "3.5.1");
    assertThat(PathMappings.of(Map.of("/opt/spark", spark)).spark())
        .contains(new SparkHome(spark, "3.5.1"));
    assertThat(PathMappings.of(Map.of("/app", folder)).spark()).isEmpty();
    assertThatThrownBy(() -> PathMappings.of(Map.of("/opt/spark", folder)).spark())
        .isInstanceOf(MissingPrerequisite.class)
        .hasMessageEndingWith("which holds no Spark");
  }

  @Test
  void theImagesJavaIsAFolderThatHoldsOneWhereverItIs() throws Exception {
    Path java = new FakeMachine(folder).java("jre", "17.0.9");
    PathMappings mappings = PathMappings.of(Map.of("/app", folder, "/opt/java", java));
    assertThat(mappings.java()).isEqualTo(Optional.of(new JavaHome(java, 17)));
  }

  @Test
  void whatTheUserPlacedHidesWhatWasFoundThereAndBelow() throws Exception {
    LocalImageBuilder builder = new LocalImageBuilder();
    builder.places().put("/opt/k8spark/k8spark-runtime.jar", Path.of("/found.jar"));
    builder.places().put("/app", Path.of("/found"));
    builder.add(PathMappings.of(Map.of("/opt/k8spark", folder)));
    assertThat(builder.places())
        .isEqualTo(Map.of("/opt/k8spark", folder, "/app", Path.of("/found")));
  }

  @Test
  void argumentFilesAreTakenAsFarAsTheyAreThereWithTheirPathsPutRight() throws Exception {
    Files.writeString(folder.resolve("driver.args"), "-cp\n/opt/k8spark/a.jar:/opt/spark/jars/*\n");
    PathMappings mappings = PathMappings.of(Map.of("/opt/k8spark", folder));
    ContainerPaths places = new ContainerPaths(new TreeMap<>(mappings.local()));
    assertThat(mappings.argumentFiles(places))
        .isEqualTo(
            Map.of("/opt/k8spark/driver.args", "-cp\n" + folder + "/a.jar:/opt/spark/jars/*\n"));
  }
}
