package dev.k8spark.job;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the command line adds to a job file.
 *
 * @param environment the name given with {@code -e}
 * @param params the values given with {@code -P}
 * @param runId starts a job once more that is otherwise unchanged
 */
public record Choices(
    @Nullable String environment, SortedMap<String, String> params, @Nullable String runId) {

  public static final Choices NONE = new Choices(null, new TreeMap<>(), null);

  public Choices {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
  }
}
