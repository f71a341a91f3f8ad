package dev.k8spark.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that takes work beyond its size: each ends soon, with an answer. */
final class HostileInputTest {

  /** Ten times of what it takes on a machine that does nothing else. */
  private static final Duration SOON = Duration.ofSeconds(20);

  private static final String JOB =
      """
      name = a
      namespace = n
      image = "registry.example.com/a:1"
      sparkVersion = "4.3"
      main.python = "local:///a.py"
      """;

  @TempDir private Path folder;

  private CommandRun run = new CommandRun(0, "", "");

  @Test
  void unknownKeysWithoutEnd() throws IOException {
    String keys =
        IntStream.range(0, 4900).mapToObj(i -> "excutor" + i + " = " + i).collect(joining("\n"));
    Files.writeString(folder.resolve("job.conf"), JOB + keys);

    assertThat(runSoon("check", folder.toString())).isEqualTo(1);
    assertThat(run.out()).contains("3900 more mistakes of this file are not listed");
  }

  @Test
  void layersInADiamond() throws IOException {
    for (int i = 0; i < 40; i++) {
      String layers = "layer%d.conf".formatted(i + 1);
      Files.writeString(
          folder.resolve("layer%d.conf".formatted(i)),
          i == 39 ? "labels.a = b\n" : "extends = [%s, %s]\n".formatted(layers, layers));
    }
    Path job = Files.writeString(folder.resolve("job.conf"), "extends = [layer0.conf]\n" + JOB);

    assertThat(runSoon("compile", job.toString())).isZero();
    assertThat(run.out()).contains("a: b");
  }

  @Test
  void layersInALongChain() throws IOException {
    for (int i = 0; i < 3000; i++) {
      Files.writeString(
          folder.resolve("layer%d.conf".formatted(i)),
          "extends = [layer%d.conf]\n".formatted(i + 1));
    }
    Path job = Files.writeString(folder.resolve("job.conf"), "extends = [layer0.conf]\n" + JOB);

    assertThat(runSoon("compile", job.toString())).isEqualTo(1);
    assertThat(run.err()).contains("error[CANNOT_EXTEND]", "would be the file 100");
  }

  @Test
  void aPatternThatBacktracks() throws IOException {
    Path job =
        Files.writeString(
            folder.resolve("job.conf"),
            JOB + "params.day { pattern = \"^(a+)+$\", default = \"" + "a".repeat(64) + "b\" }\n");

    assertThat(runSoon("compile", job.toString())).isEqualTo(1);
    assertThat(run.err()).contains("error[WRONG_PARAM]");
  }

  @Test
  void aGlobWithStarsWithoutEnd() throws IOException {
    Files.writeString(
        folder.resolve("k8spark-policy.conf"),
        "root = true\nallow.images = [\"%s\", \"%s\"]\n"
            .formatted("registry.example.com/" + "a*".repeat(40) + "b", "**/a/".repeat(40) + "b"));
    Path job =
        Files.writeString(
            folder.resolve("job.conf"),
            JOB.replace("com/a:1", "com/" + "a".repeat(80) + "/a".repeat(60) + ":1"));

    assertThat(runSoon("compile", job.toString())).isEqualTo(1);
    assertThat(run.err()).contains("error[IMAGE_NOT_ALLOWED]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"job.conf", "job.yaml", "job.json"})
  void keysWithoutEnd(String name) throws IOException {
    String keys =
        IntStream.range(0, 60_000).mapToObj(i -> "\"k%d\": 1".formatted(i)).collect(joining(","));
    Files.writeString(folder.resolve(name), "{\"sparkVersion\": \"4.3\", " + keys + "}");

    assertThat(runSoon("check", folder.toString())).isEqualTo(1);
    assertThat(run.out()).contains("error[SYNTAX]: the file has more than 5000 keys", "1 error\n");
  }

  @Test
  void oneKeyWithoutEnd() throws IOException {
    Files.writeString(folder.resolve("job.conf"), JOB + "name = a\n".repeat(4900));

    assertThat(runSoon("check", folder.toString())).isEqualTo(1);
    assertThat(run.out()).contains("error[DUPLICATE_KEY]");
  }

  @Test
  void filesToExtendWithoutEnd() throws IOException {
    String layers =
        IntStream.range(0, 60_000).mapToObj(i -> "\"x%d\"".formatted(i)).collect(joining(","));
    Files.writeString(folder.resolve("job.conf"), JOB + "extends = [" + layers + "]\n");

    assertThat(runSoon("check", folder.toString())).isEqualTo(1);
    assertThat(run.out())
        .contains("error[CANNOT_EXTEND]: one file extends at most 100 others", "1 error, ");
  }

  @Test
  void manyArgumentsToFormat() throws IOException {
    String arguments =
        IntStream.range(0, 100_000).mapToObj(i -> "\"" + i + "\"").collect(joining(","));
    Path job =
        Files.writeString(folder.resolve("job.conf"), JOB + "main.args = [" + arguments + "]\n");

    assertThat(runSoon("fmt", job.toString())).isZero();
  }

  private int runSoon(String... arguments) {
    run = assertTimeout(SOON, () -> CommandRun.inPlace("", arguments));
    return run.code();
  }
}
