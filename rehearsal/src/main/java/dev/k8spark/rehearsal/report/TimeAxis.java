package dev.k8spark.rehearsal.report;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Time from left to right.
 *
 * @param length what 100 percent are; never nothing
 * @param step between two ticks: 1, 2 or 5 times a power of ten
 */
record TimeAxis(Duration length, Duration step) {

  /** More would touch each other on a narrow page. */
  private static final int MAX_STEPS = 4;

  private static final Duration SHORTEST = Duration.ofMillis(100);

  static TimeAxis of(Duration length) {
    Duration shown = length.compareTo(SHORTEST) < 0 ? SHORTEST : length;
    long step =
        Stream.iterate(SHORTEST.toMillis(), power -> power * 10)
            .flatMapToLong(power -> LongStream.of(power, 2 * power, 5 * power))
            .filter(candidate -> shown.toMillis() / candidate <= MAX_STEPS)
            .findFirst()
            .orElse(shown.toMillis());
    return new TimeAxis(shown, Duration.ofMillis(step));
  }

  List<Duration> ticks() {
    return LongStream.rangeClosed(0, length.dividedBy(step)).mapToObj(step::multipliedBy).toList();
  }

  /** Where a time stands; one outside stands at the edge. */
  double percent(Duration since) {
    double percent = 100.0 * since.toMillis() / length.toMillis();
    return Math.clamp(percent, 0, 100);
  }
}
