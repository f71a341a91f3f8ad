package dev.k8spark.policy;

import dev.k8spark.source.Located;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A waiver as it was written, in a job or as a policy's exception. What is null is missing or was
 * found wrong.
 *
 * @param key where the code was written
 * @param at the key of the job that findings must point at
 * @param reason in the author's words
 * @param until the last day on which it holds
 */
public record WaiverEntry(
    Span key,
    @Nullable Located<String> at,
    @Nullable Located<String> reason,
    @Nullable Located<String> until) {

  /** Binds a waiver of a job, or an exception of a policy. */
  public static WaiverEntry of(Node.Entry entry) {
    return new WaiverEntry(
        entry.key(),
        Located.ofText(Node.childOf(entry.value(), "at")),
        Located.ofText(Node.childOf(entry.value(), "reason")),
        Located.ofText(Node.childOf(entry.value(), "until")));
  }
}
