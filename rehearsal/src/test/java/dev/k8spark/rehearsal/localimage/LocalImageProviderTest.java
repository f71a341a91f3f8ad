package dev.k8spark.rehearsal.localimage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.k8spark.process.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class LocalImageProviderTest {
  /** Lines of Spark to try for real: they are fetched into the user's cache if need be. */
  private static final String LINES = "K8SPARK_REHEARSAL_LINES";

  @TempDir private Path folder;

  @Tag("every-line")
  @TestFactory
  Stream<DynamicTest> whatStandsInForAnImageRunsItsSpark() {
    String lines = System.getenv().getOrDefault(LINES, "");
    if (lines.isEmpty()) {
      System.out.println(
          "SKIPPED: a real Spark on this machine; to run: set " + LINES + "=3.5,4.3");
    }
    return Arrays.stream(lines.split(","))
        .filter(line -> !line.isEmpty())
        .map(line -> DynamicTest.dynamicTest(line, () -> runsSpark(line)));
  }

  private void runsSpark(String line) throws Exception {
    Files.writeString(folder.resolve("main.py"), "");
    Files.writeString(folder.resolve("requirements.txt"), "# nothing\n");
    Path cache = CacheFolder.locate(System.getenv(), System.getProperty("os.name"));
    LocalImageProvider provider =
        new LocalImageProvider(cache, System.getenv(), System.out::println);
    LocalImage image = provider.prepare(requirements(line));
    assertThat(image.sparkVersion()).startsWith(line + ".");
    assertThat(image.places().locate("/app/main.py")).isEqualTo(folder.resolve("main.py"));
    for (String text : image.argumentFiles().values()) {
      assertStartsWithItsCache(image, text);
    }
  }

  /** A Java that may not do without the cache, with what a pod adds to its arguments. */
  private void assertStartsWithItsCache(LocalImage image, String text)
      throws IOException, InterruptedException {
    Path arguments = Files.writeString(folder.resolve("java.args"), text);
    assertThat(text).containsAnyOf("-XX:AOTCache=", "-XX:SharedArchiveFile=");
    String demand = text.contains("-XX:AOTCache=") ? "-XX:AOTMode=on" : "-Xshare:on";
    String java = image.environment().get("JAVA_HOME") + "/bin/java";
    ProgramResult started =
        new LocalProgram(
                List.of(
                    java,
                    "@" + arguments,
                    demand,
                    "-Da=b",
                    "-Xmx1g",
                    "-XX:ActiveProcessorCount=1",
                    "--version"),
                Map.of())
            .run();
    assertThat(started.isSuccess()).as(started.output()).isTrue();
  }

  @Test
  void aPythonThatALineCannotUseIsSaidBeforeAnythingIsFetched() throws Exception {
    FakeMachine machine = new FakeMachine(folder);
    machine.python("3.8.10", "");
    LocalImageProvider provider =
        new LocalImageProvider(
            folder.resolve("cache"), machine.environment(), machine.messages()::add);
    assertThatThrownBy(() -> provider.prepare(requirements("4.3")))
        .isInstanceOf(MissingPrerequisite.class)
        .hasMessage("no Python 3.11 or newer on the PATH, which Spark 4.3 runs on");
    assertThat(machine.messages()).isEmpty();
  }

  @Test
  void anUnknownLineIsRefused() {
    LocalImageProvider provider = new LocalImageProvider(folder, Map.of(), line -> {});
    assertThatThrownBy(() -> provider.prepare(requirements("2.4")))
        .isInstanceOfSatisfying(
            MissingPrerequisite.class,
            missing ->
                assertThat(missing.help())
                    .isEqualTo("the known lines are 3.5, 4.0, 4.1, 4.2, 4.3"));
  }

  private ImageRequirements requirements(String line) {
    return new ImageRequirements(
        line, Optional.of("/app/main.py"), true, folder, new TreeSet<>(), new TreeMap<>());
  }
}
