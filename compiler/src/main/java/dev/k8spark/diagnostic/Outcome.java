package dev.k8spark.diagnostic;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a phase returns that can find a file wrong: the value as far as there is one, and what was
 * found. A phase that met errors still hands on what it can, so that one run shows all problems;
 * only a missing value stops the way. A wrong file is data, never an exception.
 *
 * @param value the result; absent where an error keeps it from being made
 */
public record Outcome<T>(@Nullable T value, List<Diagnostic> diagnostics) {

  public Outcome {
    diagnostics = List.copyOf(diagnostics);
  }

  public static <T> Outcome<T> of(T value) {
    return new Outcome<>(value, List.of());
  }

  public static <T extends @Nullable Object> Outcome<T> failed(List<Diagnostic> diagnostics) {
    return new Outcome<>(null, diagnostics);
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /** Runs the next phase on the value, if there is one, and keeps what this one found. */
  public <R> Outcome<R> then(Function<? super T, Outcome<R>> phase) {
    if (value == null) {
      return new Outcome<>(null, diagnostics);
    }
    Outcome<R> next = phase.apply(value);
    return new Outcome<>(
        next.value, Stream.concat(diagnostics.stream(), next.diagnostics.stream()).toList());
  }

  /** Runs a phase that cannot find anything wrong. */
  public <R> Outcome<R> map(Function<? super T, R> phase) {
    return then(input -> of(phase.apply(input)));
  }

  /** Runs a phase that looks at the diagnostics of earlier phases as well as at the value. */
  public <R> R transform(Function<? super Outcome<T>, R> phase) {
    return phase.apply(this);
  }

  /**
   * This outcome without its value where an error was found, so that the next phase is left out.
   */
  public Outcome<T> unlessWrong() {
    return hasErrors() ? failed(diagnostics) : this;
  }

  /** This outcome with more found. */
  public Outcome<T> addDiagnostics(List<Diagnostic> more) {
    return new Outcome<>(value, Stream.concat(diagnostics.stream(), more.stream()).toList());
  }
}
