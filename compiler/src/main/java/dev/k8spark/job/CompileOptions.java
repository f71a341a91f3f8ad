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
 * @param scaleDown makes the job smaller than its file says
 * @param example whether a parameter without a value takes the first that it may have, for a look
 *     at a job that nobody starts
 */
public record CompileOptions(
    @Nullable String environment,
    SortedMap<String, String> params,
    @Nullable String runId,
    @Nullable ScaleDown scaleDown,
    boolean example) {

  public static final CompileOptions NONE = new CompileOptions(null, new TreeMap<>(), null);

  public CompileOptions {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
  }

  /** Makes the options of a job that keeps its size. */
  public CompileOptions(
      @Nullable String environment, SortedMap<String, String> params, @Nullable String runId) {
    this(environment, params, runId, null, false);
  }

  /** Returns these options for a smaller job. */
  public CompileOptions withScaleDown(ScaleDown other) {
    return new CompileOptions(environment, params, runId, other, example);
  }

  /** Returns these options with parameters that may take their first allowed value. */
  public CompileOptions asExample() {
    return new CompileOptions(environment, params, runId, scaleDown, true);
  }
}
