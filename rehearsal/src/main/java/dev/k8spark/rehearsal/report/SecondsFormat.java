package dev.k8spark.rehearsal.report;

import java.time.Duration;
import java.util.Locale;

/** Durations as this report writes them: seconds with one decimal, the same in every language. */
final class SecondsFormat {

  private SecondsFormat() {}

  static String format(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
