package dev.k8spark.cel;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Why an expression is no rule.
 *
 * @param start where it stands in the expression, in UTF-16 units
 * @param end behind its last unit
 * @param help what to do about it, if no name was merely misspelled
 * @param unknownName the name that Kubernetes does not know, if the error is about one
 * @param alternatives the names that Kubernetes knows there; empty where the error is not about an
 *     unknown name
 */
public record CelCompileError(
    int start,
    int end,
    String message,
    @Nullable String help,
    @Nullable String unknownName,
    SortedSet<String> alternatives) {

  public CelCompileError {
    alternatives = Collections.unmodifiableSortedSet(new TreeSet<>(alternatives));
  }

  CelCompileError(int start, int end, String message, @Nullable String help) {
    this(start, end, message, help, null, Collections.emptySortedSet());
  }
}
