package dev.k8spark.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.rehearsal.report.RunReport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.NavigableSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * On Linux, which shows who listens: the many rehearsals of the other tests leave the machine as it
 * was; {@link RealSpark} looks at each alone. It runs after them, when nothing else does.
 */
@Tag("alone")
@EnabledOnOs(OS.LINUX)
@ExtendWith(SparkLines.class)
class ManyRunsTest {
  private static final int RUNS = 10;

  @OnLastLine
  void tenRunsAndMoreLeaveNoProcessNoFileAndNoPort(String line) throws Exception {
    while (RealRuns.count() < RUNS) {
      RealSpark spark = new RealSpark();
      RunReport report = spark.run(line, "main { python = \"local:///app/pi.py\", args = [2] }");
      assertThat(report.exitCode()).as(spark::log).isZero();
    }

    assertThat(ProcessHandle.current().descendants()).isEmpty();
    assertThat(RealRuns.traces()).isSubsetOf(RealRuns.firstTraces());
  }

  @Test
  void aPortThatIsLeftOpenWouldBeSeen() throws IOException {
    NavigableSet<String> before = RealRuns.traces();
    try (ServerSocket left = new ServerSocket(0, 1, InetAddress.ofLiteral("127.1.2.3"))) {
      assertThat(left.isBound()).isTrue();
      assertThat(RealRuns.traces()).hasSizeGreaterThan(before.size());
    }
  }
}
