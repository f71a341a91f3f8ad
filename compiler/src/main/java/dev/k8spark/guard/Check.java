package dev.k8spark.guard;

/**
 * One thing that must be true of an object when it is written.
 *
 * @param expression in CEL; it may use the {@link Word}s
 * @param message what is wrong where it is not true, without the code
 */
public record Check(String expression, String message) {}
