package dev.k8spark.cli.policy;

/** The values of {@code --format} of {@code policy test}. */
enum PolicyTestFormat {
  TEXT,
  JSON,
  JUNIT
}
