package dev.k8spark.runtime.contract;

/**
 * What a property of {@link PodContract#DATA_PROPERTY_PREFIX} says of one entry of a job's data.
 *
 * @param access the word of the job file: {@code read} or {@code write}
 * @param secret that holds its login; empty where it has none
 */
public record DataProperty(String access, String uri, String secret) {

  private static final String READ = "read";

  /** Returns what {@link #format} wrote; parts that are not there are empty. */
  public static DataProperty parse(String value) {
    String[] parts = value.split(" ", 3);
    return new DataProperty(
        parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
  }

  /** Returns the property's value: the parts, separated by spaces. */
  public String format() {
    String words = access + " " + uri;
    return secret.isEmpty() ? words : words + " " + secret;
  }

  /** Returns whether the job writes nothing there. */
  public boolean isReadOnly() {
    return access.equals(READ);
  }
}
