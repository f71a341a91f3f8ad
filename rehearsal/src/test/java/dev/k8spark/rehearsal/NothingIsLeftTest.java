package dev.k8spark.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rehearsal here is a process of its own, so that it can be ended like one. */
class NothingIsLeftTest {
  private static final int INTERRUPTED = 130;

  /** A process with a child, both deaf, and one that left its family. A dollar is written twice. */
  private static final String STAYS =
      "trap '' TERM INT; echo $$$$; sleep 4321 & echo $!; setsid sleep 4321 & echo $!; wait; wait";

  @TempDir private Path cache;
  @TempDir private Path temporary;
  private final List<ProcessHandle> pods = new ArrayList<>();
  private final List<Process> rehearsals = new ArrayList<>();

  @BeforeEach
  void runs() throws IOException {
    Files.createDirectories(cache.resolve("runs"));
  }

  @AfterEach
  void endThem() {
    pods.forEach(ProcessHandle::destroyForcibly);
    rehearsals.forEach(Process::destroyForcibly);
  }

  @Test
  void anInterruptEndsAllAtOnce() throws Exception {
    Process rehearsal = start(STAYS);
    awaitPods(rehearsal);

    new ProcessBuilder("kill", "-INT", Long.toString(rehearsal.pid())).start().waitFor();

    assertThat(rehearsal.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(rehearsal.exitValue()).isEqualTo(INTERRUPTED);
    assertThat(pods).hasSize(3).noneMatch(ProcessHandle::isAlive);
    assertThat(files(cache.resolve("runs"))).isEmpty();
    assertThat(files(temporary)).isEmpty();
  }

  @Test
  void whatAKilledRehearsalLeftIsGoneAtTheNextStart() throws Exception {
    Process rehearsal = start(STAYS);
    awaitPods(rehearsal);
    rehearsal.destroyForcibly().waitFor();
    assertThat(pods).hasSize(3).allMatch(ProcessHandle::isAlive);
    assertThat(files(cache.resolve("runs"))).hasSize(2);

    Process next = start("echo fine");
    String output = next.inputReader().readAllAsString();

    assertThat(output).isEqualTo("fine\n");
    assertThat(next.waitFor()).isZero();
    assertThat(pods).noneMatch(ProcessHandle::isAlive);
    assertThat(files(cache.resolve("runs"))).isEmpty();
    assertThat(files(temporary)).isEmpty();
  }

  @Test
  void aRehearsalThatStillRunsIsLeftAlone() throws Exception {
    Process first = start(STAYS);
    awaitPods(first);

    Process second = start("echo fine");
    assertThat(second.waitFor()).isZero();

    assertThat(pods).hasSize(3).allMatch(ProcessHandle::isAlive);
    assertThat(files(cache.resolve("runs"))).hasSize(2);
    new ProcessBuilder("kill", "-TERM", Long.toString(first.pid())).start().waitFor();
    assertThat(first.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(pods).noneMatch(ProcessHandle::isAlive);
  }

  private Process start(String script) throws IOException {
    Process rehearsal =
        new ProcessBuilder(
                // Whoever runs the tests may ignore SIGINT, and a child would inherit that.
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ShellRehearsal.class.getName(),
                cache.toString(),
                script)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    rehearsals.add(rehearsal);
    return rehearsal;
  }

  private void awaitPods(Process rehearsal) throws IOException {
    BufferedReader lines = rehearsal.inputReader();
    for (int line = 0; line < 3; line++) {
      String pid = lines.readLine();
      assertThat(pid).matches("\\d+");
      ProcessHandle.of(Long.parseLong(pid)).ifPresent(pods::add);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }
}
