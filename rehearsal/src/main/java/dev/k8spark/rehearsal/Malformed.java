package dev.k8spark.rehearsal;

/** What is wrong with manifests: they are none, or none of one job that compile wrote. */
final class Malformed extends Exception {
  private static final long serialVersionUID = 1L;

  Malformed(String message) {
    super(message);
  }

  Malformed(String message, Throwable cause) {
    super(message, cause);
  }
}
