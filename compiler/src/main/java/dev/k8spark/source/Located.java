package dev.k8spark.source;

/** A value with the place where it was written. */
public record Located<T>(T value, Span span) {}
