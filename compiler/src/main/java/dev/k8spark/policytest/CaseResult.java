package dev.k8spark.policytest;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.source.Span;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What came of one case of a policy's tests.
 *
 * @param span where its name stands
 * @param expected codes and names of rules that must be found, and no other error
 * @param found all that was found
 */
public record CaseResult(String name, Span span, Set<String> expected, List<Diagnostic> found) {

  public CaseResult {
    expected = Collections.unmodifiableSet(new TreeSet<>(expected));
    found = List.copyOf(Diagnostic.sort(found));
  }

  public boolean passed() {
    return missing().isEmpty() && unexpected().isEmpty();
  }

  /** What was to be found and was not, at whatever weight. */
  public Set<String> missing() {
    Set<String> missing = new TreeSet<>(expected);
    ids(Diagnostic.withoutWaived(found).stream()).forEach(missing::remove);
    return missing;
  }

  /** Errors that nobody expected. */
  public Set<String> unexpected() {
    Set<String> errors = new TreeSet<>();
    ids(found.stream().filter(Diagnostic::isError)).forEach(errors::add);
    errors.removeAll(expected);
    return errors;
  }

  private static Stream<String> ids(Stream<Diagnostic> found) {
    return found.map(Diagnostic::id);
  }
}
