package dev.k8spark.policy;

import dev.k8spark.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A closed list: what it does not name is forbidden.
 *
 * @param patterns what is allowed
 * @param span where the list stands, for the message
 * @param owner whom to ask
 */
public record AllowList(
    PolicySubject subject, List<String> patterns, Span span, @Nullable String owner) {

  public AllowList {
    patterns = List.copyOf(patterns);
  }

  public boolean allows(String text) {
    return patterns.stream().anyMatch(pattern -> subject.pattern(pattern).matches(text));
  }

  /** Whether all that a pattern means is allowed. */
  public boolean covers(String pattern) {
    return patterns.stream().anyMatch(own -> subject.pattern(own).covers(pattern));
  }
}
