package dev.k8spark.rule.resources;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.rule.Containers;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.util.Optional;
import java.util.stream.Stream;

/** The user's line that decides how much of a resource a container of a role's pod wants. */
final class ResourceKeyLocator {

  private ResourceKeyLocator() {}

  /** The key for Spark's own container, if the user wrote one. */
  static Optional<Span> key(ResolvedJob job, String role, String resource) {
    Stream<String> keys =
        switch (resource) {
          case "cpu" -> Stream.of("cpu", "cores");
          case "memory" -> Stream.of("memory");
          default -> Stream.of();
        };
    return keys.flatMap(key -> users(job, role, key).stream()).findFirst();
  }

  /** What a container of the user's own says, or else the pod template that has it. */
  static Span ofTemplate(ResolvedJob job, String role, String container) {
    return Containers.written(job, role, "name", container)
        .map(one -> Node.childOf(one, "resources"))
        .map(Node::span)
        .or(() -> users(job, role, "podTemplate"))
        .orElseGet(() -> job.usersPlaceOf(role));
  }

  private static Optional<Span> users(ResolvedJob job, String role, String key) {
    return Optional.ofNullable(job.find(role, key))
        .map(_ -> job.spanOf(role, key))
        .filter(job::isUsers);
  }
}
