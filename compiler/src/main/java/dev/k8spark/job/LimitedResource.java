package dev.k8spark.job;

import java.time.Duration;

/** What can be limited, each as whole numbers of one unit. */
public enum LimitedResource {
  /** In thousandths of a core. */
  CPU("cpu"),
  /** In mebibytes. */
  MEMORY("memory"),
  /** In mebibytes. */
  EPHEMERAL_STORAGE("ephemeral-storage"),
  INSTANCES("instances"),
  /** In seconds. */
  TIMEOUT("timeout"),
  RETRIES("retries"),
  /** In seconds. */
  TTL_AFTER_FINISHED("ttlAfterFinished"),
  /** The same as a lower bound. */
  MIN_TTL_AFTER_FINISHED("minTtlAfterFinished");

  private final String key;

  LimitedResource(String key) {
    this.key = key;
  }

  /** What it is called in a policy's {@code limits}. */
  public String key() {
    return key;
  }

  /** A text of a policy or a job in the measure's unit; the schema has checked it. */
  public long of(String text) {
    return switch (this) {
      case CPU -> CpuAmount.parse(text).millicores();
      case MEMORY, EPHEMERAL_STORAGE -> Memory.parse(text).mebibytes();
      case INSTANCES, RETRIES -> Long.parseLong(text);
      case TIMEOUT, TTL_AFTER_FINISHED, MIN_TTL_AFTER_FINISHED -> time(text).toSeconds();
    };
  }

  /** Whether a number is beyond a policy's bound, which is the least for one of them. */
  public boolean isBeyond(long number, String bound) {
    return this == MIN_TTL_AFTER_FINISHED ? number < of(bound) : number > of(bound);
  }

  /** A length of time such as {@code 90s}, {@code 30m}, {@code 4h} or {@code 7d}. */
  public static Duration time(String text) {
    long amount = Long.parseLong(text, 0, text.length() - 1, 10);
    return switch (text.charAt(text.length() - 1)) {
      case 's' -> Duration.ofSeconds(amount);
      case 'm' -> Duration.ofMinutes(amount);
      case 'h' -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
