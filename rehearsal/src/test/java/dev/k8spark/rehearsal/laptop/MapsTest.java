package dev.k8spark.rehearsal.laptop;

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

class MapsTest {
  @TempDir private Path folder;

  @Test
  void aPathCountsWithAllBelowIt() throws Exception {
    Maps maps = Maps.of(Map.of("/opt/k8spark/", folder));
    assertThat(maps.cover("/opt/k8spark")).isTrue();
    assertThat(maps.cover("/opt/k8spark/driver.args")).isTrue();
    assertThat(maps.cover("/opt/k8sparkler")).isFalse();
    assertThat(maps.cover("/opt")).isFalse();
  }

  @Test
  void whatThePathsOfAnImageCannotBeIsRefused() {
    assertThatThrownBy(() -> Maps.of(Map.of("app", folder)))
        .isInstanceOf(Unavailable.class)
        .hasMessage("`--map app=…` names no path of an image");
    assertThatThrownBy(() -> Maps.of(Map.of("/", folder))).isInstanceOf(Unavailable.class);
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> Maps.of(Map.of("/app", missing)))
        .isInstanceOf(Unavailable.class)
        .hasMessage("`--map /app=…` says that it is " + missing + ", which is not there");
  }

  @Test
  void aSparkOfAnyLineStandsInForTheImages() throws Exception {
    Path spark = new FakeMachine(folder).spark("own", "3.5.1");
    assertThat(Maps.of(Map.of("/opt/spark", spark)).spark())
        .contains(new SparkHome(spark, "3.5.1"));
    assertThat(Maps.of(Map.of("/app", folder)).spark()).isEmpty();
    assertThatThrownBy(() -> Maps.of(Map.of("/opt/spark", folder)).spark())
        .isInstanceOf(Unavailable.class)
        .hasMessageEndingWith("which holds no Spark");
  }

  @Test
  void theImagesJavaIsAFolderThatHoldsOneWhereverItIs() throws Exception {
    Path java = new FakeMachine(folder).java("jre", "17.0.9");
    Maps maps = Maps.of(Map.of("/app", folder, "/opt/java", java));
    assertThat(maps.java()).isEqualTo(Optional.of(new JavaHome(java, 17)));
  }

  @Test
  void whatTheUserPlacedHidesWhatWasFoundThereAndBelow() throws Exception {
    Draft draft = new Draft();
    draft.places().put("/opt/k8spark/k8spark-runtime.jar", Path.of("/found.jar"));
    draft.places().put("/app", Path.of("/found"));
    draft.add(Maps.of(Map.of("/opt/k8spark", folder)));
    assertThat(draft.places()).isEqualTo(Map.of("/opt/k8spark", folder, "/app", Path.of("/found")));
  }

  @Test
  void argumentFilesAreTakenAsFarAsTheyAreThereWithTheirPathsPutRight() throws Exception {
    Files.writeString(folder.resolve("driver.args"), "-cp\n/opt/k8spark/a.jar:/opt/spark/jars/*\n");
    Maps maps = Maps.of(Map.of("/opt/k8spark", folder));
    ContainerPaths places = new ContainerPaths(new TreeMap<>(maps.local()));
    assertThat(maps.argumentFiles(places))
        .isEqualTo(
            Map.of("/opt/k8spark/driver.args", "-cp\n" + folder + "/a.jar:/opt/spark/jars/*\n"));
  }
}
