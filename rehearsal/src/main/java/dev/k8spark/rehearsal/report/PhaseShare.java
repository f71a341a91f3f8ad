package dev.k8spark.rehearsal.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * How much of a run a phase took.
 *
 * @param percent of the whole run; those of all shares add up to 100
 */
record PhaseShare(RunPhase phase, Instant start, Instant end, int percent) {

  Duration length() {
    return Duration.between(start, end);
  }

  /** The shares of phases that begin as told and follow one another until the end. */
  static List<PhaseShare> of(SortedMap<RunPhase, Instant> begins, Instant end) {
    List<PhaseShare> shares = new ArrayList<>();
    Instant until = end;
    for (RunPhase phase : begins.keySet().stream().sorted(Comparator.reverseOrder()).toList()) {
      Instant from = begins.getOrDefault(phase, end);
      if (from.isBefore(until)) {
        shares.add(0, new PhaseShare(phase, from, until, 0));
        until = from;
      }
    }
    return inPercent(shares);
  }

  /** Rounds down, and gives what is then missing to those that lost most. */
  private static List<PhaseShare> inPercent(List<PhaseShare> shares) {
    long total = shares.stream().mapToLong(share -> share.length().toMillis()).sum();
    if (total == 0) {
      return List.of();
    }
    int[] percent = shares.stream().mapToInt(s -> (int) (millis(s) * 100 / total)).toArray();
    int missing = 100 - IntStream.of(percent).sum();
    IntStream.range(0, shares.size())
        .boxed()
        .sorted(Comparator.comparingLong(i -> -(millis(shares.get(i)) * 100 % total)))
        .limit(missing)
        .forEach(i -> percent[i]++);
    return IntStream.range(0, shares.size())
        .mapToObj(i -> shares.get(i).withPercent(percent[i]))
        .toList();
  }

  private static long millis(PhaseShare share) {
    return share.length().toMillis();
  }

  private PhaseShare withPercent(int value) {
    return new PhaseShare(phase, start, end, value);
  }
}
