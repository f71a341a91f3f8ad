package dev.k8spark.rehearsal.laptop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class LaptopTest {
  /** Lines of Spark to try for real: they are fetched into the user's cache if need be. */
  private static final String LINES = "K8SPARK_REHEARSAL_LINES";

  @TempDir private Path folder;

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
    Path cache = CacheFolder.of(System.getenv(), System.getProperty("os.name"));
    Laptop laptop = new Laptop(cache, System.getenv(), System.out::println);
    StandIn standIn = laptop.prepare(wanted(line));
    assertThat(standIn.sparkVersion()).startsWith(line + ".");
    assertThat(standIn.places().of("/app/main.py")).isEqualTo(folder.resolve("main.py"));
    for (String text : standIn.argumentFiles().values()) {
      assertStartsWithItsCache(standIn, text);
    }
  }

  /** A Java that may not do without the cache, with what a pod adds to its arguments. */
  private void assertStartsWithItsCache(StandIn standIn, String text)
      throws IOException, InterruptedException {
    Path arguments = Files.writeString(folder.resolve("java.args"), text);
    assertThat(text).containsAnyOf("-XX:AOTCache=", "-XX:SharedArchiveFile=");
    String demand = text.contains("-XX:AOTCache=") ? "-XX:AOTMode=on" : "-Xshare:on";
    String java = standIn.environment().get("JAVA_HOME") + "/bin/java";
    Program.End started =
        new Program(
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
    assertThat(started.isSuccess()).as(started.text()).isTrue();
  }

  @Test
  void aPythonThatALineCannotUseIsSaidBeforeAnythingIsFetched() throws Exception {
    FakeMachine machine = new FakeMachine(folder);
    machine.python("3.8.10", "");
    Laptop laptop = new Laptop(folder.resolve("cache"), machine.environment(), machine.said()::add);
    assertThatThrownBy(() -> laptop.prepare(wanted("4.3")))
        .isInstanceOf(Unavailable.class)
        .hasMessage("no Python 3.11 or newer on the PATH, which Spark 4.3 runs on");
    assertThat(machine.said()).isEmpty();
  }

  @Test
  void anUnknownLineIsRefused() {
    Laptop laptop = new Laptop(folder, Map.of(), line -> {});
    assertThatThrownBy(() -> laptop.prepare(wanted("2.4")))
        .isInstanceOfSatisfying(
            Unavailable.class,
            missing ->
                assertThat(missing.help())
                    .isEqualTo("the known lines are 3.5, 4.0, 4.1, 4.2, 4.3"));
  }

  private Wanted wanted(String line) {
    return new Wanted(line, Optional.of("/app/main.py"), true, folder, new TreeMap<>());
  }
}
