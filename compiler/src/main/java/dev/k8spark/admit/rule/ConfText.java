package dev.k8spark.admit.rule;

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
record ConfText(String key, String value, Span span) {

  static Optional<ConfText> of(ResolvedJob job, String key) {
    return in(job, "conf", job.job().conf(), key);
  }

  static Optional<ConfText> ofEnv(ResolvedJob job, String key) {
    return in(job, "env", job.job().env(), key);
  }

  /** All of them, by key. */
  static Stream<ConfText> all(ResolvedJob job) {
    return job.job().conf().keySet().stream().flatMap(key -> of(job, key).stream());
  }

  private static Optional<ConfText> in(
      ResolvedJob job, String map, Map<String, String> texts, String key) {
    return Optional.ofNullable(texts.get(key))
        .map(value -> new ConfText(key, value, job.spanOf(map, key)));
  }

  /** Where a key stands that may have been written by nobody. */
  static boolean isThere(ResolvedJob job, String key) {
    return job.job().conf().containsKey(key)
        || job.job().secrets().values().stream().anyMatch(use -> use.conf().containsKey(key))
        || job.find("conf", key) instanceof Node.Text;
  }

  boolean isTrue() {
    return value.strip().equalsIgnoreCase("true");
  }

  /** The parts of a list with commas. */
  Stream<String> items() {
    return Arrays.stream(value.split(",", -1)).map(String::strip).filter(item -> !item.isEmpty());
  }
}
