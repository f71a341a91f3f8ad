package dev.k8spark.rehearsal;

import java.util.Map;
import java.util.Optional;

/** What Spark's driver needs each right on pods for. */
final class PermissionNeeds {
  private static final Map<String, String> NEEDS =
      Map.of(
          "get pods", "which the driver needs to find its own pod, the owner of its executors",
          "list pods", "which the driver needs to see its executors",
          "watch pods", "which the driver needs to hear of its executors' ends",
          "create pods", "which the driver needs to start executors",
          "delete pods", "which the driver needs to remove an executor that failed",
          "deletecollection pods", "which the driver needs to end its executors when it stops",
          "patch pods", "which the driver needs to label executors that it keeps or retires");

  private PermissionNeeds() {}

  static Optional<String> need(String right) {
    return Optional.ofNullable(NEEDS.get(right));
  }
}
