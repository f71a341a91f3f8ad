package dev.k8spark.cel;

import org.jspecify.annotations.Nullable;

/**
 * Why an expression is no rule.
 *
 * @param start where it stands in the expression, in UTF-16 units
 * @param end behind its last unit
 */
public record CompileError(int start, int end, String message, @Nullable String help) {}
