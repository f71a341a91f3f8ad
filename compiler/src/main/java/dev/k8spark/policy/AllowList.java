package dev.k8spark.policy;

import dev.k8spark.source.Located;
import dev.k8spark.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A closed list: what it does not name is forbidden.
 *
 * @param items what is allowed
 * @param key where the subject's key was written
 * @param span where the list was written, for the message
 * @param owner whom to ask
 */
public record AllowList(
    PolicySubject subject,
    List<Located<String>> items,
    Span key,
    Span span,
    @Nullable String owner) {

  public AllowList {
    items = List.copyOf(items);
  }

  /** The patterns that are allowed, as they were written. */
  public List<String> patterns() {
    return items.stream().map(Located::value).toList();
  }

  /** Whether a text is allowed. */
  public boolean allows(String text) {
    return items.stream().anyMatch(item -> subject.pattern(item.value()).matches(text));
  }

  /** Whether all that a pattern means is allowed. */
  public boolean covers(String pattern) {
    return items.stream().anyMatch(item -> subject.pattern(item.value()).covers(pattern));
  }
}
