package dev.k8spark.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * On Linux, which shows who listens: ten rehearsals in a row leave the machine as it was; {@link
 * RealSpark} looks at each alone.
 */
@EnabledOnOs(OS.LINUX)
@ExtendWith(SparkLines.class)
class TenRunsTest {
  private static final int RUNS = 10;

  /**
   * Of a line of {@code /proc/net/tcp} or its sister: the local address begins with 127, and nobody
   * is there.
   */
  private static final String LISTENS_HERE = "\\s*\\d+: [0-9A-F]*7F:[0-9A-F]{4} \\S+ 0A .*";

  @OnLastLine
  void tenRunsLeaveNoProcessNoFileAndNoPort(String line) throws Exception {
    RealSpark spark = new RealSpark();
    spark.run(line, "main { python = \"local:///app/pi.py\", args = [2] }");
    Set<String> files = temporaryFiles();
    Set<String> ports = ports();

    for (int run = 0; run < RUNS; run++) {
      assertThat(spark.run(line, "main { python = \"local:///app/pi.py\", args = [2] }").exitCode())
          .as(spark::log)
          .isZero();
    }

    assertThat(ProcessHandle.current().descendants()).isEmpty();
    assertThat(temporaryFiles()).isEqualTo(files);
    assertThat(ports()).isEqualTo(ports);
  }

  /** Of the JVM's folder for temporary files, those that Spark or a rehearsal would make. */
  private static Set<String> temporaryFiles() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.map(file -> file.getFileName().toString())
          .filter(name -> name.matches("(?i)(spark|blockmgr|vertx|k8spark|pip|run)-.*"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void aPortThatIsLeftOpenWouldBeSeen() throws IOException {
    Set<String> before = ports();
    try (ServerSocket left = new ServerSocket(0, 1, InetAddress.ofLiteral("127.1.2.3"))) {
      assertThat(left.isBound()).isTrue();
      assertThat(ports()).hasSizeGreaterThan(before.size());
    }
  }

  private static Set<String> ports() throws IOException {
    Set<String> ports = new TreeSet<>();
    for (String name : List.of("tcp", "tcp6")) {
      try (Stream<String> lines = Files.lines(Path.of("/proc/net", name))) {
        lines
            .filter(row -> row.matches(LISTENS_HERE))
            .map(row -> row.strip().split(" +", -1)[1])
            .forEach(ports::add);
      }
    }
    return ports;
  }
}
