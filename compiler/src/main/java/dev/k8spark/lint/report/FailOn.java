package dev.k8spark.lint.report;

import dev.k8spark.diagnostic.Severity;

/** The least severity with which a finding fails the check. */
public enum FailOn {
  ERROR,
  WARNING,
  NOTE,
  NEVER;

  /** Returns whether a finding of a severity fails the check. */
  boolean includes(Severity severity) {
    return switch (this) {
      case ERROR -> severity == Severity.ERROR;
      case WARNING -> severity == Severity.ERROR || severity == Severity.WARNING;
      case NOTE -> severity != Severity.OFF;
      case NEVER -> false;
    };
  }
}
