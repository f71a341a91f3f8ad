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
import org.jspecify.annotations.Nullable;

/**
 * The Secrets that pods can read are ones that the policy allows, by a job's {@code secrets} and by
 * its pod templates. Those that only the kubelet reads, to pull images, are not meant.
 */
public final class AllowedSecrets implements Rule {

  /** Where a pod's description names a Secret: the field, and the key of the name in it. */
  private static final Map<String, List<String>> REFERENCES =
      Map.of(
          "secretKeyRef", List.of("name"),
          "secretRef", List.of("name"),
          "nodePublishSecretRef", List.of("name"),
          "secret", List.of("secretName", "name"));

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    ResolvedJob job = bundle.source();
    return job.policy().speaksOf(PolicySubject.SECRETS)
        ? names(job).flatMap(name -> refusals(job, name))
        : Stream.empty();
  }

  private static Stream<Diagnostic> refusals(ResolvedJob job, Node.Text name) {
    return new AllowDenyFindings(job.policy(), PolicySubject.SECRETS, Code.SECRET_NOT_ALLOWED)
        .of(name.value(), "secret `%s`".formatted(name.value()), name.span());
  }

  private static Stream<Node.Text> names(ResolvedJob job) {
    Stream<Node.Text> typed =
        job.find("secrets") instanceof Node.Mapping secrets
            ? secrets.entries().entrySet().stream()
                .map(entry -> new Node.Text(entry.getKey(), entry.getValue().key()))
            : Stream.empty();
    Stream<Node.Text> fields =
        Stream.of("driver", "executor")
            .flatMap(role -> inTemplate(job.find(role, "podTemplate"), ""));
    return Stream.concat(typed, fields);
  }

  private static Stream<Node.Text> inTemplate(@Nullable Node node, String field) {
    return switch (node) {
      case Node.Mapping mapping ->
          Stream.concat(
              REFERENCES.getOrDefault(field, List.of()).stream()
                  .map(mapping::get)
                  .filter(Node.Text.class::isInstance)
                  .map(Node.Text.class::cast),
              mapping.entries().entrySet().stream()
                  .flatMap(entry -> inTemplate(entry.getValue().value(), entry.getKey())));
      case Node.Sequence list -> list.items().stream().flatMap(item -> inTemplate(item, ""));
      case null -> Stream.empty();
      case Node.Text _, Node.Null _, Node.Invalid _ -> Stream.empty();
    };
  }
}
