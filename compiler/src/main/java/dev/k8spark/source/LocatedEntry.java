package dev.k8spark.source;

import org.jspecify.annotations.Nullable;

/**
 * What a map has for a key.
 *
 * @param key where the key was written
 * @param value the value, or null where it was found wrong
 * @param span where the value was written
 */
public record LocatedEntry<T>(Span key, @Nullable T value, Span span) {}
