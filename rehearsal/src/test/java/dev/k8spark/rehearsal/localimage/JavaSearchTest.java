package dev.k8spark.rehearsal.localimage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaSearchTest {
  @TempDir private Path folder;
  private JavaSearch search = new JavaSearch(List.of());

  @BeforeEach
  void installJavas() throws Exception {
    FakeMachine machine = new FakeMachine(folder);
    search =
        new JavaSearch(
            List.of(
                machine.java("eight", "1.8.0_402"),
                machine.java("seventeen", "17.0.19"),
                machine.java("early", "26-ea"),
                machine.java("twentyFive", "25.0.1"),
                machine.java("twentyOne", "21"),
                machine.java("other21", "21.0.4"),
                folder.resolve("none")));
  }

  @Test
  void theNewestThatALineRunsOnIsTaken() throws Exception {
    assertThat(search.newestFor(SparkRelease.of("3.5")).feature()).isEqualTo(17);
    assertThat(search.newestFor(SparkRelease.of("4.1")).feature()).isEqualTo(21);
    assertThat(search.newestFor(SparkRelease.of("4.3")).feature()).isEqualTo(25);
  }

  @Test
  void ofTwoOfOneVersionTheFirstIsTaken() throws Exception {
    assertThat(search.newestFor(SparkRelease.of("4.0")).path())
        .isEqualTo(folder.resolve("twentyOne"));
  }

  @Test
  void whatToInstallIsSaid() {
    assertThatThrownBy(() -> new JavaSearch(List.of()).newestFor(SparkRelease.of("4.1")))
        .isInstanceOfSatisfying(
            MissingPrerequisite.class,
            missing -> {
              assertThat(missing)
                  .hasMessage("no Java 17 or 21 on this machine, which Spark 4.1 runs on");
              assertThat(missing.help()).contains("openjdk-21-jre-headless", "JAVA_HOME");
            });
  }

  @Test
  void foldersAreFoundByPattern() throws Exception {
    Map<String, String> chosen = Map.of("K8SPARK_JDK_FOLDERS", folder + "/seven* " + folder + "/a");
    assertThat(JavaSearch.of(chosen).folders())
        .containsExactly(
            Path.of(System.getProperty("java.home")),
            folder.resolve("seventeen"),
            folder.resolve("a"));
  }
}
