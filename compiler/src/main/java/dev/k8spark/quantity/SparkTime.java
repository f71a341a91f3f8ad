package dev.k8spark.quantity;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as Spark's configuration writes them: {@code 45}, {@code 45s}, {@code 2min}. */
public final class SparkTime {

  private static final Pattern TIME = Pattern.compile("([0-9]{1,15})([a-z]*)");

  private SparkTime() {}

  /**
   * Parses whole seconds, as Spark does: what is smaller is dropped.
   *
   * @return empty if Spark would refuse the text
   */
  public static Optional<Long> parseSeconds(String text) {
    Matcher time = TIME.matcher(text.strip().toLowerCase(Locale.ROOT));
    return time.matches()
        ? seconds(Long.parseLong(time.group(1)), time.group(2))
        : Optional.empty();
  }

  private static Optional<Long> seconds(long amount, String unit) {
    return switch (unit) {
      case "us" -> Optional.of(amount / 1_000_000);
      case "ms" -> Optional.of(amount / 1_000);
      case "", "s" -> Optional.of(amount);
      case "m", "min" -> Optional.of(Duration.ofMinutes(amount).toSeconds());
      case "h" -> Optional.of(Duration.ofHours(amount).toSeconds());
      case "d" -> Optional.of(Duration.ofDays(amount).toSeconds());
      default -> Optional.empty();
    };
  }
}
