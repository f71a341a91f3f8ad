package dev.k8spark.runtime.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerPathsTest {
  private final ContainerPaths places =
      new ContainerPaths(
          new TreeMap<>(
              Map.of(
                  "/app", Path.of("/home/u/src"),
                  "/opt/spark", Path.of("/cache/spark"),
                  "/opt/spark/work-dir", Path.of("/run/work"),
                  "/tmp", Path.of("/run/tmp"))));

  @ParameterizedTest
  @CsvSource({
    "/app, /home/u/src",
    "/app/pi.py, /home/u/src/pi.py",
    "local:///app/pi.py, local:///home/u/src/pi.py",
    "file:/app/a.jar, file:/home/u/src/a.jar",
    "/app/pi.py#main, /home/u/src/pi.py#main",
    "@/opt/spark/x.args, @/cache/spark/x.args",
    "--config=/app/c.yaml, --config=/home/u/src/c.yaml",
    "/opt/spark/work-dir/a, /run/work/a",
    "/opt/spark/work-dirs, /cache/spark/work-dirs",
    "/opt/spark/a:/app/b:/tmp, /cache/spark/a:/home/u/src/b:/run/tmp",
    "/opt/spark/jars/*, /cache/spark/jars/*",
    "'local:///app/a.jar;/tmp/b', 'local:///home/u/src/a.jar;/run/tmp/b'",
  })
  void aPathIsPutRight(String text, String expected) {
    assertThat(places.localize(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/application/a",
        "/data/app/a",
        "app/a",
        "s3a://bucket/app/a",
        "hdfs:///app/a",
        "hdfs:/app/a",
        "https://example.com/tmp",
        "file:///data/app",
        "https://example.com/a?b=c/app",
        "no path at all"
      })
  void whatOnlyLooksLikeOneIsLeftAlone(String text) {
    assertThat(places.localize(text)).isEqualTo(text);
  }

  @Test
  void aMessageCanBePutBackIntoTheContainersWords() {
    assertThat(places.restore("no file:///home/u/src/pi.py in /run/work/x or /data"))
        .isEqualTo("no file:///app/pi.py in /opt/spark/work-dir/x or /data");
  }

  @Test
  void aFileIsFoundWhereItReallyLies() {
    assertThat(places.locate("/tmp/a")).isEqualTo(Path.of("/run/tmp/a"));
  }

  @Test
  void inAContainerEverythingLiesWhereItSays() {
    assertThat(ContainerPaths.ofProcess().locate("/app/pi.py")).isEqualTo(Path.of("/app/pi.py"));
  }

  @Test
  void itsTextMeansTheSame() {
    assertThat(ContainerPaths.parse(places.text())).isEqualTo(places);
  }

  @Test
  void othersWinOverThese() {
    assertThat(places.withOverrides(Map.of("/app", Path.of("/other"))).localize("/app"))
        .isEqualTo("/other");
  }
}
