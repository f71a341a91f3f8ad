package dev.k8spark.rehearsal.localimage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkSearchTest {
  @TempDir private Path folder;
  private FakeMachine machine = new FakeMachine(Path.of(""));

  @BeforeEach
  void setUpMachine() {
    machine = new FakeMachine(folder);
  }

  @Test
  void sparkHomeComesFirst() throws Exception {
    Path home = machine.spark("own", "4.3.0");
    machine.python("3.12.1", machine.spark("site-packages/pyspark", "4.3.1").toString());
    assertThat(find("4.3", home)).isEqualTo(new SparkHome(home, "4.3.0"));
    assertThat(machine.messages()).isEmpty();
  }

  @Test
  void sparkHomeOfAnotherLineIsPassedOverAloud() throws Exception {
    Path home = machine.spark("own", "4.1.1");
    machine.python("3.12.1", machine.spark("site-packages/pyspark", "4.3.1").toString());
    assertThat(find("4.3", home).version()).isEqualTo("4.3.1");
    assertThat(machine.messages())
        .containsExactly(
            "SPARK_HOME %s holds Spark 4.1.1, and the job wants 4.3, so it is passed over"
                .formatted(home));
  }

  @Test
  void sparkHomeWithoutKubernetesIsPassedOverAloud() throws Exception {
    Path home = machine.spark("own", "4.3.0");
    Files.delete(home.resolve("jars/spark-kubernetes_2.13-4.3.0.jar"));
    machine.python("3.12.1", machine.spark("site-packages/pyspark", "4.3.1").toString());
    assertThat(find("4.3", home).version()).isEqualTo("4.3.1");
    assertThat(machine.messages())
        .singleElement()
        .asString()
        .contains("lacks Spark's jars for Kubernetes");
  }

  @Test
  void aVersionOfAVendorIsOfItsLine() throws Exception {
    assertThat(find("3.5", machine.spark("own", "3.5.0-amzn-1")).version())
        .isEqualTo("3.5.0-amzn-1");
  }

  @Test
  void whatCannotBeFetchedIsSaidInPipsWords() throws Exception {
    machine.python("3.12.1", "");
    assertThatThrownBy(() -> find("4.3"))
        .isInstanceOfSatisfying(
            MissingPrerequisite.class,
            missing -> {
              assertThat(missing.getMessage())
                  .startsWith("Spark 4.3.0 is not on this machine and cannot be fetched")
                  .endsWith("\nERROR: No matching distribution found");
              assertThat(missing.help()).contains("SPARK_HOME", "pip install pyspark==4.3.0");
            });
    assertThat(machine.messages()).containsExactly("fetching Spark 4.3.0, once: about 455 MB");
    assertThat(folder.resolve("cache/spark/4.3.0")).doesNotExist();
  }

  @Test
  void fetchingTakesAPythonOfTheLine() throws Exception {
    machine.python("3.12.1", "");
    assertThatThrownBy(() -> find("3.5"))
        .isInstanceOf(MissingPrerequisite.class)
        .hasMessageContaining("takes a Python 3.8 to 3.11, which is not on the PATH");
  }

  private SparkHome find(String line, Path... sparkHome)
      throws IOException, InterruptedException, MissingPrerequisite {
    SparkRelease spark = SparkRelease.of(line);
    Optional<PythonInstallation> python = PythonInstallation.firstFor(spark, machine.environment());
    return new SparkSearch(machine.cache(), machine.environment(sparkHome), machine.messages()::add)
        .find(spark, python);
  }
}
