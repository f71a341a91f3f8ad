package dev.k8spark.admit.rule;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.source.Span;
import java.util.List;

/** The user's line that decides how much of a resource a role's pod wants. */
final class SizePlace {

  private static final List<String> TEMPLATE = List.of("podTemplate");

  private SizePlace() {}

  /** Of Spark's own container. */
  static Span of(ResolvedJob job, String role, String resource) {
    return first(
        job,
        role,
        switch (resource) {
          case "cpu" -> List.of("cpu", "cores");
          case "memory" -> List.of("memory");
          default -> TEMPLATE;
        });
  }

  /** Of a container that the user brings. */
  static Span ofTemplate(ResolvedJob job, String role) {
    return first(job, role, TEMPLATE);
  }

  private static Span first(ResolvedJob job, String role, List<String> keys) {
    return keys.stream()
        .filter(key -> job.find(role, key) != null)
        .map(key -> job.spanOf(role, key))
        .filter(span -> !span.file().isShipped())
        .findFirst()
        .orElseGet(() -> job.usersPlaceOf(role));
  }
}
