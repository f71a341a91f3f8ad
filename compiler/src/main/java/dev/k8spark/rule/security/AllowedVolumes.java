package dev.k8spark.rule.security;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.DataKind;
import dev.k8spark.job.DataUse;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicySubject;
import dev.k8spark.rule.AllowDenyRule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.rule.admission.AdmissionRule;
import dev.k8spark.rule.admission.MatchScope;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Volumes are of the kinds that every job has, or of those that the policy lets templates bring.
 */
public final class AllowedVolumes extends AllowDenyRule {

  /** What jobs have of themselves, and the token that Kubernetes adds. */
  private static final String IS_OWN =
      "v.all(x, x in ['name', 'emptyDir', 'downwardAPI', 'secret'])"
          + " || (v.name.startsWith('k8spark-') && v.all(x, x in ['name', 'configMap']))"
          + " || (has(v.projected) && v.projected.?sources.orValue([]).all(s, s.all(k,"
          + " k in ['serviceAccountToken', 'downwardAPI']"
          + " || (k == 'configMap' && s.configMap.?name.orValue('') == 'kube-root-ca.crt'))))";

  public AllowedVolumes() {
    super(
        Code.VOLUME_NOT_ALLOWED,
        RuleCategory.SECURITY,
        "Pods mount only the kinds of volumes that the policy allows.",
        PolicySubject.VOLUMES);
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    Stream<Diagnostic> templates =
        Stream.of(PodRole.values())
            .flatMap(role -> findKinds(context.job(), role))
            .flatMap(kind -> compare(context, kind.getKey(), kind.getValue().key()));
    Stream<Diagnostic> claims =
        context.job().job().data().entrySet().stream()
            .filter(entry -> isClaim(entry.getValue()))
            .flatMap(
                entry ->
                    compare(
                        context,
                        "persistentVolumeClaim",
                        context.job().spanOf("data", entry.getKey(), "uri")));
    return Stream.concat(templates, claims);
  }

  private static boolean isClaim(DataUse use) {
    return use.isOfKind(DataKind.CLAIM);
  }

  private Stream<Diagnostic> compare(RuleContext context, String kind, Span span) {
    return compare(context.policy(), kind, "a volume of kind `%s`".formatted(kind), span);
  }

  private static Stream<Map.Entry<String, Node.Entry>> findKinds(ResolvedJob job, PodRole role) {
    return job.tree().findItems(role.word(), "podTemplate", "spec", "volumes").stream()
        .flatMap(volume -> volume.entries().entrySet().stream())
        .filter(entry -> !entry.getKey().equals("name"));
  }

  @Override
  public List<AdmissionRule> enforce(Policy policy) {
    return admit(
        MatchScope.PODS,
        validate(
            policy,
            "volumes",
            isAllowed ->
                "variables.volumes.all(v, v.all(x, x == 'name' || %s) || %s)"
                    .formatted(isAllowed, IS_OWN)));
  }
}
