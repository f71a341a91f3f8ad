package dev.k8spark.rule.security;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.PolicySubject;
import dev.k8spark.rule.AllowDenyFindings;
import dev.k8spark.rule.Rule;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.util.List;
import java.util.stream.Stream;

/** Pod templates set only fields that the policy lets them set; each is said once. */
public final class AllowedPodTemplate implements Rule {

  private static final List<String> ROLES = List.of("driver", "executor");

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    ResolvedJob job = bundle.source();
    return job.policy().speaksOf(PolicySubject.POD_TEMPLATE)
        ? ROLES.stream().flatMap(role -> check(job, role))
        : Stream.empty();
  }

  private static Stream<Diagnostic> check(ResolvedJob job, String role) {
    return job.find(role, "podTemplate") instanceof Node.Mapping template
        ? check(
            new AllowDenyFindings(
                job.policy(), PolicySubject.POD_TEMPLATE, Code.POD_TEMPLATE_NOT_ALLOWED),
            template,
            "")
        : Stream.empty();
  }

  private static Stream<Diagnostic> check(
      AllowDenyFindings refusal, Node.Mapping mapping, String above) {
    return mapping.entries().entrySet().stream()
        .flatMap(
            entry ->
                check(
                    refusal,
                    entry.getValue().value(),
                    entry.getValue().key(),
                    above + entry.getKey()));
  }

  /** A list of which only deeper fields are spoken stays open until one of those is reached. */
  private static Stream<Diagnostic> check(
      AllowDenyFindings refusal, Node node, Span key, String field) {
    boolean isDecided = node instanceof Node.Text || !isAbove(refusal, field);
    List<Diagnostic> found =
        isDecided
            ? refusal.of(field, "the pod template's `%s`".formatted(field), key).toList()
            : List.of();
    return isDecided ? found.stream() : below(refusal, node, field);
  }

  private static Stream<Diagnostic> below(AllowDenyFindings refusal, Node node, String field) {
    return switch (node) {
      case Node.Mapping mapping -> check(refusal, mapping, field + ".");
      case Node.Sequence list -> list.items().stream().flatMap(item -> below(refusal, item, field));
      case Node.Text _, Node.Null _, Node.Invalid _ -> Stream.empty();
    };
  }

  /** Whether a list speaks of something below this field. */
  private static boolean isAbove(AllowDenyFindings refusal, String field) {
    return Stream.concat(
            refusal.policy().allow(refusal.subject()).stream()
                .flatMap(list -> list.patterns().stream()),
            refusal.policy().deny(refusal.subject()).stream().map(denial -> denial.pattern()))
        .anyMatch(pattern -> pattern.startsWith(field + "."));
  }
}
