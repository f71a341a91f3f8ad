package dev.k8spark.runtime.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaArgumentsTest {

  @Test
  void theClassPathHasSparksConfigurationThenTheRuntimeThenSparksJars() {
    assertThat(
            JavaArguments.classPath(
                Path.of("/s/conf"), Path.of("/k/r.jar"), List.of(Path.of("/s/a.jar"))))
        .isEqualTo("/s/conf:/k/r.jar:/s/a.jar");
  }

  @Test
  void theCacheStandsBetweenTheOptionsAndTheClassPath() {
    assertThat(new JavaArguments(List.of("-Da=b"), "x.jar").withCache(List.of("-XX:AOTCache=c")))
        .containsExactly("-Da=b", "-XX:AOTCache=c", "-cp", "x.jar");
  }

  @Test
  void anArgumentFileQuotesEachLine() {
    assertThat(JavaArguments.file(List.of("-Da=b c", "say \"x\\y\"")))
        .isEqualTo("\"-Da=b c\"\n\"say \\\"x\\\\y\\\"\"\n");
  }
}
