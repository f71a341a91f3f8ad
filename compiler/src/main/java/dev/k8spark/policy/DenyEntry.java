package dev.k8spark.policy;

import dev.k8spark.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * What a policy forbids, and why.
 *
 * @param pattern what is forbidden
 * @param reason in the words of the policy's owner: what users are told
 * @param span where it stands
 * @param owner whom to ask
 */
public record DenyEntry(
    PolicySubject subject, String pattern, String reason, Span span, @Nullable String owner) {

  public boolean denies(String text) {
    return pattern.equals("*") || subject.pattern(pattern).matches(text);
  }
}
