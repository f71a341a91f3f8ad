package dev.k8spark.enforce;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.policy.Policy;
import dev.k8spark.resolve.PolicyResolver;
import dev.k8spark.rule.Rule;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes what enforces a policy in a cluster, namespace by namespace.
 *
 * @param rules all of them, in the order in which their admission policies are applied
 */
public record NamespaceManifestsBuilder(List<Rule> rules) {

  public NamespaceManifestsBuilder {
    rules = List.copyOf(rules);
  }

  /**
   * Makes the manifests of a policy's namespaces; each note is made once.
   *
   * @param only the only namespace that is wanted, or null for all
   */
  public Outcome<List<NamespaceManifests>> build(
      SourceFile source, Policy policy, @Nullable String only) {
    Set<String> namespaces = policy.namespaces();
    if (namespaces.isEmpty() || (only != null && !namespaces.contains(only))) {
      return Outcome.failed(List.of(reportNoNamespace(source, namespaces, only)));
    }
    List<NamespaceManifests> manifests = new ArrayList<>();
    Set<Diagnostic> diagnostics = new LinkedHashSet<>();
    for (String namespace : only == null ? namespaces : Set.of(only)) {
      Outcome<NamespaceManifests> outcome =
          PolicyResolver.resolveIn(namespace, policy).then(applied -> build(applied, namespace));
      diagnostics.addAll(outcome.diagnostics());
      manifests.add(Objects.requireNonNull(outcome.value()));
    }
    return new Outcome<>(manifests, List.copyOf(diagnostics));
  }

  /**
   * Makes the manifests of one namespace. Cannot fail; what admission cannot enforce is noted.
   *
   * @param applied the policy as it applies in the namespace
   */
  public Outcome<NamespaceManifests> build(Policy applied, String namespace) {
    return new Outcome<>(
        new NamespaceManifests(
            namespace,
            new NamespaceObjects(applied, namespace).all(),
            new AdmissionPolicies(applied, namespace).make(rules)),
        new UnenforceableRules(applied, rules).report());
  }

  private static Diagnostic reportNoNamespace(
      SourceFile source, Set<String> namespaces, @Nullable String only) {
    Span span = new Span(source, 0, 0);
    return namespaces.isEmpty()
        ? Diagnostic.of(Code.MISSING_KEY, span, "`namespaces` is missing: the policy holds in none")
            .withHelp("name them: `namespaces { NAME { podSecurity = restricted } }`")
        : Diagnostic.of(
                Code.NAMESPACE_NOT_ALLOWED,
                span,
                "the policy has no namespace `%s`".formatted(only))
            .withHelp("there are `%s`".formatted(String.join("`, `", namespaces)));
  }
}
