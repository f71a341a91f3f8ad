package dev.k8spark.runtime.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.runtime.contract.ExitCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EndRecordTest {
  private static final Instant START = Instant.parse("2026-11-22T03:00:00Z");

  @Test
  void isOneLineOfJsonWithTimesInTheirOrder() {
    Map<DriverMoment, Instant> times =
        Map.of(DriverMoment.END, START.plusSeconds(9), DriverMoment.JVM, START);
    assertThat(record("it \"failed\":\n\tbadly", times).json())
        .isEqualTo(
            """
            {"event":"k8spark: end","role":"driver","exitCode":1,"name":"FAILED",\
            "cause":"it \\"failed\\":\\n\\u0009badly",\
            "times":{"jvm":"2026-11-22T03:00:00Z","end":"2026-11-22T03:00:09Z"}}""");
  }

  @Test
  void saysNoExitCodeAndNoNameWhereTheNumberIsUnknown() {
    assertThat(new EndRecord("driver", new UnknownExitCode("it left"), new TreeMap<>()).json())
        .isEqualTo(
            """
            {"event":"k8spark: end","role":"driver","cause":"it left","times":{}}""");
  }

  @Test
  void aLongCauseIsCutSoThatTheLineFitsTheTerminationMessage() {
    for (String letter : new String[] {"x", "\"", "ü", "\u0001", "😀"}) {
      String line = record(letter.repeat(9_000), Map.of()).json();
      assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(2_000, 4_096);
      assertThat(line).endsWith("…\",\"times\":{}}");
    }
  }

  @Test
  void halfACharacterIsEscaped() {
    assertThat(EndRecord.quote("a\uD83D")).isEqualTo("\"a\\ud83d\"");
  }

  private static EndRecord record(String cause, Map<DriverMoment, Instant> times) {
    return new EndRecord("driver", ExitStatus.of(ExitCode.FAILED, cause), new TreeMap<>(times));
  }
}
