package dev.k8spark.diagnostic;

import java.util.Locale;

/**
 * How severe a {@link Diagnostic} is: an error stops the compilation, the others do not; what is
 * off is not reported at all.
 */
public enum Severity {
  ERROR,
  WARNING,
  NOTE,
  OFF;

  /** The word as it is printed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
