package dev.k8spark.rule.admission;

/**
 * One thing that must be true of an object when it is written.
 *
 * @param expression in CEL; it may use the {@link CelVariable}s
 * @param message what is wrong where it is not true, without the code
 */
public record CelValidation(String expression, String message) {}
