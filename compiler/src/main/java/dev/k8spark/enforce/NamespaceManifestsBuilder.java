package dev.k8spark.enforce;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.policy.Policy;
import dev.k8spark.resolve.PolicyResolver;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What holds a policy in the cluster, namespace by namespace; each note is made once. */
public final class NamespaceManifestsBuilder {

  private NamespaceManifestsBuilder() {}

  public static Outcome<List<NamespaceManifests>> of(
      SourceFile source, Policy policy, @Nullable String only) {
    Set<String> namespaces = policy.namespaces();
    if (namespaces.isEmpty() || (only != null && !namespaces.contains(only))) {
      return Outcome.failed(List.of(noNamespace(source, namespaces, only)));
    }
    List<NamespaceManifests> guards = new ArrayList<>();
    Set<Diagnostic> found = new LinkedHashSet<>();
    for (String namespace : only == null ? namespaces : Set.of(only)) {
      Outcome<NamespaceManifests> guard =
          PolicyResolver.lawsIn(namespace, policy)
              .then(laws -> NamespaceManifests.of(laws, namespace));
      found.addAll(guard.diagnostics());
      guards.add(Objects.requireNonNull(guard.value()));
    }
    return new Outcome<>(guards, List.copyOf(found));
  }

  private static Diagnostic noNamespace(
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
