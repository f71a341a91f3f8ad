package dev.k8spark.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * An amount of what a policy limits, rendered for messages.
 *
 * @param number in the resource's unit, rounded up
 */
public record ResourceAmount(LimitedResource resource, long number) {

  private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1 << 20);
  private static final long GIBI = 1024;

  /** Converts cores or bytes, as Kubernetes counts them, into the resource's unit. */
  public static ResourceAmount ofResource(LimitedResource resource, BigDecimal amount) {
    BigDecimal inUnits =
        resource == LimitedResource.CPU
            ? amount.movePointRight(3)
            : amount.divide(MEBIBYTE, 0, RoundingMode.CEILING);
    return new ResourceAmount(resource, inUnits.setScale(0, RoundingMode.CEILING).longValueExact());
  }

  @Override
  public String toString() {
    return switch (resource) {
      case CPU -> BigDecimal.valueOf(number, 3).stripTrailingZeros().toPlainString();
      case MEMORY, EPHEMERAL_STORAGE -> renderMemory();
      case INSTANCES, RETRIES -> String.valueOf(number);
      case TIMEOUT, TTL_AFTER_FINISHED, MIN_TTL_AFTER_FINISHED ->
          DurationNotation.render(Duration.ofSeconds(number));
    };
  }

  /** Renders large amounts in gibibytes with one decimal, rounded up. */
  private String renderMemory() {
    if (number % GIBI == 0) {
      return number / GIBI + "Gi";
    }
    return number < 10 * GIBI
        ? number + "Mi"
        : BigDecimal.valueOf(number).divide(BigDecimal.valueOf(GIBI), 1, RoundingMode.CEILING)
            + "Gi";
  }
}
