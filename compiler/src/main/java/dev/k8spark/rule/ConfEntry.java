package dev.k8spark.rule;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SentPaths;
import dev.k8spark.source.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A key of Spark's configuration, or a variable, with its value.
 *
 * @param span where the value stands
 */
public record ConfEntry(String key, String value, Span span) {

  /** Returns a key of {@code conf}, if the job has it. */
  public static Optional<ConfEntry> find(ResolvedJob job, String key) {
    return find(job, "conf", job.job().conf(), key);
  }

  /** Returns a variable of {@code env}, if the job has it. */
  public static Optional<ConfEntry> findVariable(ResolvedJob job, String key) {
    return find(job, "env", job.job().env(), key);
  }

  /** Returns the items of a list of {@code main}, each by the key of the list. */
  public static Stream<ConfEntry> find(ResolvedJob job, SentPaths paths) {
    List<String> items = paths.read(job.job().main());
    return IntStream.range(0, items.size())
        .mapToObj(
            at ->
                new ConfEntry(
                    "main." + paths.key(),
                    items.get(at),
                    job.spanOf("main", paths.key(), String.valueOf(at))));
  }

  /** Returns all keys of {@code conf}, in their order. */
  public static Stream<ConfEntry> streamAll(ResolvedJob job) {
    return job.job().conf().keySet().stream().flatMap(key -> find(job, key).stream());
  }

  /** Returns all variables of {@code env}, in their order. */
  public static Stream<ConfEntry> streamVariables(ResolvedJob job) {
    return job.job().env().keySet().stream().flatMap(key -> findVariable(job, key).stream());
  }

  private static Optional<ConfEntry> find(
      ResolvedJob job, String map, Map<String, String> texts, String key) {
    return Optional.ofNullable(texts.get(key))
        .map(value -> new ConfEntry(key, value, job.spanOf(map, key)));
  }

  /** Returns whether a key is set: by {@code conf}, by a Secret, or by k8spark. */
  public static boolean isSet(ResolvedJob job, String key) {
    return job.job().conf().containsKey(key)
        || job.job().secrets().values().stream().anyMatch(use -> use.conf().containsKey(key))
        || job.tree().findText("conf", key).isPresent();
  }

  /** Returns whether Spark reads the value as {@code true}. */
  public boolean isTrue() {
    return value.strip().equalsIgnoreCase("true");
  }

  /** Returns the items of a value that is a list with commas. */
  public Stream<String> splitItems() {
    return Arrays.stream(value.split(",", -1)).map(String::strip).filter(item -> !item.isEmpty());
  }
}
