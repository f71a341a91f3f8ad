package dev.k8spark.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shares of a run are the whole run. */
class PhaseShareTest {

  private static final Instant END = Instant.ofEpochSecond(3);

  @ParameterizedTest
  @EnumSource
  void sharesFollowOneAnotherAndAddUpToAHundred(SampleReports run) {
    RunReport report = run.report();
    List<PhaseShare> shares = RunTimeline.of(report).shares();
    assertThat(shares.stream().mapToInt(PhaseShare::percent).sum()).isEqualTo(100);
    assertThat(shares.getFirst().start()).isEqualTo(report.start());
    assertThat(shares.getLast().end()).isEqualTo(report.end());
    for (int i = 1; i < shares.size(); i++) {
      assertThat(shares.get(i).start()).isEqualTo(shares.get(i - 1).end());
    }
  }

  @Test
  void threeThirdsAreAHundred() {
    assertThat(sharesOf(0, 1, 2).stream().map(PhaseShare::percent)).containsExactly(34, 33, 33);
  }

  @Test
  void aPhaseThatBeganAfterItsSuccessorIsLeftOut() {
    assertThat(sharesOf(0, 2, 1).stream().map(PhaseShare::phase))
        .containsExactly(RunPhase.PREPARING, RunPhase.STARTING_DRIVER);
  }

  @Test
  void aRunWithoutTimeHasNoShares() {
    assertThat(sharesOf(3)).isEmpty();
  }

  private static List<PhaseShare> sharesOf(long... seconds) {
    List<RunPhase> phases =
        List.of(RunPhase.PREPARING, RunPhase.EARLIER_ATTEMPTS, RunPhase.STARTING_DRIVER);
    TreeMap<RunPhase, Instant> begins = new TreeMap<>(Map.of());
    for (int i = 0; i < seconds.length; i++) {
      begins.put(phases.get(i), Instant.ofEpochSecond(seconds[i]));
    }
    return PhaseShare.of(begins, END);
  }
}
