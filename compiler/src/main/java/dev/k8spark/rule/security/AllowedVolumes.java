package dev.k8spark.rule.security;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.PolicySubject;
import dev.k8spark.rule.AllowDenyFindings;
import dev.k8spark.rule.Rule;
import dev.k8spark.source.Node;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Volumes that pod templates bring are of kinds that the policy allows. */
public final class AllowedVolumes implements Rule {

  private static final List<String> ROLES = List.of("driver", "executor");

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    ResolvedJob job = bundle.source();
    AllowDenyFindings refusal =
        new AllowDenyFindings(job.policy(), PolicySubject.VOLUMES, Code.VOLUME_NOT_ALLOWED);
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
