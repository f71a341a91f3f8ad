package dev.k8spark.source;

import org.jspecify.annotations.Nullable;

/** A value with the place where it was written. */
public record Located<T>(T value, Span span) {

  /** Returns the text of a scalar with its place; null for what is no scalar. */
  public static @Nullable Located<String> ofText(@Nullable Node node) {
    return node instanceof Node.Text text ? new Located<>(text.value(), text.span()) : null;
  }
}
