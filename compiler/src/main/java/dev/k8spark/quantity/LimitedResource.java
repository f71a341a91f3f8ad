package dev.k8spark.quantity;

/** What the limits of a policy are about, each counted in whole numbers of one unit. */
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

  /** The key of this resource in a policy's {@code limits}. */
  public String key() {
    return key;
  }

  /** Parses a text of a policy or a job into this resource's unit; the schema has checked it. */
  public long parse(String text) {
    return switch (this) {
      case CPU -> CpuAmount.parse(text).millicores();
      case MEMORY, EPHEMERAL_STORAGE -> MemoryAmount.parse(text).mebibytes();
      case INSTANCES, RETRIES -> Long.parseLong(text);
      case TIMEOUT, TTL_AFTER_FINISHED, MIN_TTL_AFTER_FINISHED ->
          DurationNotation.parse(text).toSeconds();
    };
  }

  /** Returns whether a number is beyond a policy's bound, which may be an upper or a lower one. */
  public boolean isBeyond(long number, String bound) {
    return this == MIN_TTL_AFTER_FINISHED ? number < parse(bound) : number > parse(bound);
  }
}
