package dev.k8spark.diagnostic;

import static dev.k8spark.diagnostic.Severity.ERROR;
import static dev.k8spark.diagnostic.Severity.NOTE;

/**
 * Every kind of problem that k8spark reports. The name is printed and kept stable, since users
 * search for it; {@code samples/invalid} holds at least one file for each.
 */
public enum Code {
  /** The text is not HOCON, YAML or JSON. */
  SYNTAX(ERROR),
  /** The notation has it, the language has not: include, +=, optional references, anchors. */
  NOT_IN_LANGUAGE(ERROR),
  DUPLICATE_KEY(ERROR),
  /** A key is a value in one place and a map in another: HOCON drops one of them silently. */
  PREFIX_CLASH(ERROR),
  UNKNOWN_KEY(ERROR),
  MISSING_KEY(ERROR),
  WRONG_TYPE(ERROR),
  WRONG_VALUE(ERROR),
  /** The image's tag may move: no digest. */
  IMAGE_NOT_PINNED(NOTE);

  private final Severity severity;

  Code(Severity severity) {
    this.severity = severity;
  }

  public Severity severity() {
    return severity;
  }
}
