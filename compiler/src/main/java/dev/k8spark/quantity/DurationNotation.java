package dev.k8spark.quantity;

import java.time.Duration;

/**
 * The notation of lengths of time in jobs and policies: {@code 90s}, {@code 30m}, {@code 4h},
 * {@code 7d}.
 */
public final class DurationNotation {

  private DurationNotation() {}

  /** Parses a whole number with one unit; assumes that the schema has checked the text. */
  public static Duration parse(String text) {
    long amount = Long.parseLong(text, 0, text.length() - 1, 10);
    return switch (text.charAt(text.length() - 1)) {
      case 's' -> Duration.ofSeconds(amount);
      case 'm' -> Duration.ofMinutes(amount);
      case 'h' -> Duration.ofHours(amount);
      case 'd' -> Duration.ofDays(amount);
      default -> throw new IllegalArgumentException("not a length of time: " + text);
    };
  }

  /** Renders whole hours, else whole minutes, else seconds. */
  public static String render(Duration duration) {
    if (duration.toHours() * 3600 == duration.toSeconds()) {
      return duration.toHours() + "h";
    }
    return duration.toMinutes() * 60 == duration.toSeconds()
        ? duration.toMinutes() + "m"
        : duration.toSeconds() + "s";
  }
}
