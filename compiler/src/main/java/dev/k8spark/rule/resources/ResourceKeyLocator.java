package dev.k8spark.rule.resources;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.rule.Containers;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.util.Optional;
import java.util.stream.Stream;

/** Locates the user's line that decides how much of a resource a container wants. */
final class ResourceKeyLocator {

  private ResourceKeyLocator() {}

  /** Returns the key for Spark's own container, if the user wrote one. */
  static Optional<Span> findKey(ResolvedJob job, PodRole role, String resource) {
    Stream<String> keys =
        switch (resource) {
          case "cpu" -> Stream.of("cpu", "cores");
          case "memory" -> Stream.of("memory");
          default -> Stream.of();
        };
    return keys.flatMap(key -> findOfUser(job, role, key).stream()).findFirst();
  }

  /** Returns what a container of the user's own says, or else the pod template that has it. */
  static Span locateInTemplate(ResolvedJob job, PodRole role, String container) {
    return Containers.findWritten(job, role, "name", container)
        .map(written -> Node.childOf(written, "resources"))
        .map(Node::span)
        .or(() -> findOfUser(job, role, "podTemplate"))
        .orElseGet(() -> job.usersPlaceOf(role.word()));
  }

  private static Optional<Span> findOfUser(ResolvedJob job, PodRole role, String key) {
    return Optional.ofNullable(job.find(role.word(), key))
        .map(_ -> job.spanOf(role.word(), key))
        .filter(job::isUsers);
  }
}
