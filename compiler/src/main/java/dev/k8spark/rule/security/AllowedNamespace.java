package dev.k8spark.rule.security;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.policy.NamespacePolicy;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.source.Located;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A job runs in a namespace that the policy knows, where it lists any. */
public final class AllowedNamespace extends Rule {

  public AllowedNamespace() {
    super(
        Code.NAMESPACE_NOT_ALLOWED,
        RuleCategory.SECURITY,
        "A job runs in a namespace of the policy.");
  }

  @Override
  public boolean isConfiguredBy(Policy policy) {
    return policy.files().stream().anyMatch(file -> file.namespaces() != null);
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    return job.policy().files().stream().flatMap(file -> check(job, file));
  }

  private Stream<Diagnostic> check(ResolvedJob job, PolicyFile file) {
    String namespace = job.job().namespace();
    @Nullable Located<Map<String, NamespacePolicy>> known = file.namespaces();
    return known != null && !known.value().containsKey(namespace)
        ? Stream.of(
            report(job.spanOf("namespace"), "no job may run in namespace `%s`".formatted(namespace))
                .withOther(known.span(), "the policy has only these")
                .withHelp(there(known.value().keySet()) + PolicyFile.asking(file.owner())))
        : Stream.empty();
  }

  private static String there(Collection<String> names) {
    return names.isEmpty()
        ? "there is none"
        : "there are `%s`".formatted(String.join("`, `", names));
  }
}
