package dev.k8spark.admit.rule;

import dev.k8spark.admit.Law;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.Subject;
import dev.k8spark.source.Node;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Volumes that pod templates bring are of kinds that the policy allows. */
public final class AllowedVolumes implements Law {

  private static final List<String> ROLES = List.of("driver", "executor");

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    ResolvedJob job = bundle.source();
    Refusal refusal = new Refusal(job.policy(), Subject.VOLUMES, Code.VOLUME_NOT_ALLOWED);
    return ROLES.stream()
        .flatMap(role -> kinds(job, role))
        .flatMap(
            kind ->
                refusal.of(
                    kind.getKey(),
                    "a volume of kind `%s`".formatted(kind.getKey()),
                    kind.getValue().key()));
  }

  private static Stream<Map.Entry<String, Node.Entry>> kinds(ResolvedJob job, String role) {
    return job.find(role, "podTemplate", "spec", "volumes") instanceof Node.Sequence volumes
        ? volumes.items().stream()
            .filter(Node.Mapping.class::isInstance)
            .map(Node.Mapping.class::cast)
            .flatMap(volume -> volume.entries().entrySet().stream())
            .filter(entry -> !entry.getKey().equals("name"))
        : Stream.empty();
  }
}
