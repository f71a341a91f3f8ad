package dev.k8spark.policy;

import dev.k8spark.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * What a policy file says of a rule of its own.
 *
 * @param key where the rule's name was written
 * @param rule the rule, or null where it is removed or was found wrong
 * @param removed whether a {@code null} takes away the rule of that name
 */
public record RuleEntry(Span key, @Nullable CustomRule rule, boolean removed) {}
