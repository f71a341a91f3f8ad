package dev.k8spark.cli.console;

/** The values of {@code --format} of commands whose messages go to standard error. */
public enum MessageFormat {
  TEXT,
  JSON
}
