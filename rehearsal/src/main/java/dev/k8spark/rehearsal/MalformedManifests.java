package dev.k8spark.rehearsal;

/** What is wrong with manifests: they are none, or none of one job that compile wrote. */
final class MalformedManifests extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedManifests(String message) {
    super(message);
  }

  MalformedManifests(String message, Throwable cause) {
    super(message, cause);
  }
}
