package dev.k8spark.rule;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A key of Spark's configuration, or a variable, with its value.
 *
 * @param span where the value stands
 */
public record ConfEntry(String key, String value, Span span) {

  public static Optional<ConfEntry> of(ResolvedJob job, String key) {
    return in(job, "conf", job.job().conf(), key);
  }

  public static Optional<ConfEntry> ofEnv(ResolvedJob job, String key) {
    return in(job, "env", job.job().env(), key);
  }

  /** All of them, by key. */
  public static Stream<ConfEntry> all(ResolvedJob job) {
    return job.job().conf().keySet().stream().flatMap(key -> of(job, key).stream());
  }

  private static Optional<ConfEntry> in(
      ResolvedJob job, String map, Map<String, String> texts, String key) {
    return Optional.ofNullable(texts.get(key))
        .map(value -> new ConfEntry(key, value, job.spanOf(map, key)));
  }

  /** Where a key stands that may have been written by nobody. */
  public static boolean isThere(ResolvedJob job, String key) {
    return job.job().conf().containsKey(key)
        || job.job().secrets().values().stream().anyMatch(use -> use.conf().containsKey(key))
        || job.find("conf", key) instanceof Node.Text;
  }

  public boolean isTrue() {
    return value.strip().equalsIgnoreCase("true");
  }

  /** The parts of a list with commas. */
  public Stream<String> items() {
    return Arrays.stream(value.split(",", -1)).map(String::strip).filter(item -> !item.isEmpty());
  }
}
