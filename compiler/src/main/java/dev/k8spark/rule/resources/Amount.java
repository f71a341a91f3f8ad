package dev.k8spark.rule.resources;

import dev.k8spark.job.LimitedResource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * An amount of what a policy limits, in words.
 *
 * @param number in the measure's unit, rounded up
 */
record Amount(LimitedResource resource, long number) {

  private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1 << 20);
  private static final long GIBI = 1024;

  /** From cores or bytes. */
  static Amount ofResource(LimitedResource resource, BigDecimal amount) {
    BigDecimal inUnits =
        resource == LimitedResource.CPU
            ? amount.movePointRight(3)
            : amount.divide(MEBIBYTE, 0, RoundingMode.CEILING);
    return new Amount(resource, inUnits.setScale(0, RoundingMode.CEILING).longValueExact());
  }

  @Override
  public String toString() {
    return switch (resource) {
      case CPU -> BigDecimal.valueOf(number, 3).stripTrailingZeros().toPlainString();
      case MEMORY, EPHEMERAL_STORAGE -> memory();
      case INSTANCES, RETRIES -> String.valueOf(number);
      case TIMEOUT, TTL_AFTER_FINISHED, MIN_TTL_AFTER_FINISHED -> time(Duration.ofSeconds(number));
    };
  }

  /** Large amounts to a tenth, rounded up. */
  private String memory() {
    if (number % GIBI == 0) {
      return number / GIBI + "Gi";
    }
    return number < 10 * GIBI
        ? number + "Mi"
        : BigDecimal.valueOf(number).divide(BigDecimal.valueOf(GIBI), 1, RoundingMode.CEILING)
            + "Gi";
  }

  private static String time(Duration time) {
    if (time.toHours() * 3600 == time.toSeconds()) {
      return time.toHours() + "h";
    }
    return time.toMinutes() * 60 == time.toSeconds()
        ? time.toMinutes() + "m"
        : time.toSeconds() + "s";
  }
}
