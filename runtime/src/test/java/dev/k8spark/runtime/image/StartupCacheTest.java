package dev.k8spark.runtime.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StartupCacheTest {
  private static final String FILE = "/opt/k8spark/driver.args";

  @Test
  void fromJava25OnItIsAnAheadOfTimeCache() {
    StartupCache cache = StartupCache.of(FILE, 25);
    assertThat(cache.train()).containsExactly("-XX:AOTCacheOutput=/opt/k8spark/driver.aot");
    assertThat(cache.use())
        .isEqualTo(List.of("-XX:AOTCache=/opt/k8spark/driver.aot", "-Xlog:aot=off"));
  }

  @Test
  void beforeItIsAnArchiveOfClasses() {
    StartupCache cache = StartupCache.of(FILE, 17);
    assertThat(cache.train())
        .containsExactly("-XX:ArchiveClassesAtExit=/opt/k8spark/driver.jsa", "-Xlog:cds=error");
    assertThat(cache.use()).contains("-XX:SharedArchiveFile=/opt/k8spark/driver.jsa");
  }
}
