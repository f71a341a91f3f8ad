package dev.k8spark.rule.security;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Secrets that pods can read are ones that the policy allows, by a job's {@code secrets} and by
 * its pod templates. Those that only the kubelet reads, to pull images, are not meant.
 */
public final class AllowedSecrets extends AllowDenyRule {

  /** Where a pod's description names a Secret: the field, and the key of the name in it. */
  private static final Map<String, List<String>> REFERENCES =
      Map.of(
          "secretKeyRef", List.of("name"),
          "secretRef", List.of("name"),
          "nodePublishSecretRef", List.of("name"),
          "secret", List.of("secretName", "name"));

  /** The same for admission, as variables and as files; an absent name is empty, and nobody's. */
  private static final String ALL_NAMES =
      "variables.containers.all(c,"
          + " c.?env.orValue([]).all(e, [e.?valueFrom.?secretKeyRef.?name.orValue('')].all(x, {ok}))"
          + " && c.?envFrom.orValue([]).all(e, [e.?secretRef.?name.orValue('')].all(x, {ok})))"
          + " && variables.volumes.all(v,"
          + " [v.?secret.?secretName, v.?csi.?nodePublishSecretRef.?name, v.?azureFile.?secretName,"
          + " v.?cephfs.?secretRef.?name, v.?flexVolume.?secretRef.?name,"
          + " v.?iscsi.?secretRef.?name, v.?rbd.?secretRef.?name, v.?scaleIO.?secretRef.?name,"
          + " v.?storageos.?secretRef.?name].map(o, o.orValue('')).all(x, {ok})"
          + " && v.?projected.?sources.orValue([])"
          + ".all(s, [s.?secret.?name.orValue('')].all(x, {ok})))";

  public AllowedSecrets() {
    super(
        Code.SECRET_NOT_ALLOWED,
        RuleCategory.SECURITY,
        "A job uses only Secrets that the policy allows it.",
        PolicySubject.SECRETS);
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    return isConfiguredBy(context.policy())
        ? findNames(context.job())
            .flatMap(
                name ->
                    compare(
                        context.policy(),
                        name.value(),
                        "secret `%s`".formatted(name.value()),
                        name.span()))
        : Stream.empty();
  }

  private static Stream<Node.Text> findNames(ResolvedJob job) {
    Stream<Node.Text> typed =
        job.tree().findEntries("secrets").entrySet().stream()
            .map(entry -> new Node.Text(entry.getKey(), entry.getValue().key()));
    Stream<Node.Text> data =
        job.tree().findEntries("data").values().stream()
            .map(entry -> Node.childOf(entry.value(), "secret"))
            .filter(Node.Text.class::isInstance)
            .map(Node.Text.class::cast);
    Stream<Node.Text> fields =
        Stream.of(PodRole.values())
            .flatMap(role -> findReferences(job.find(role.word(), "podTemplate"), ""));
    Stream<Node.Text> keytab =
        Stream.ofNullable(job.find("kerberos", "keytab"))
            .filter(Node.Text.class::isInstance)
            .map(Node.Text.class::cast);
    return Stream.of(typed, data, keytab, fields).flatMap(names -> names);
  }

  private static Stream<Node.Text> findReferences(@Nullable Node node, String field) {
    return switch (node) {
      case Node.Mapping mapping ->
          Stream.concat(
              REFERENCES.getOrDefault(field, List.of()).stream()
                  .map(mapping::get)
                  .filter(Node.Text.class::isInstance)
                  .map(Node.Text.class::cast),
              mapping.entries().entrySet().stream()
                  .flatMap(entry -> findReferences(entry.getValue().value(), entry.getKey())));
      case Node.Sequence list -> list.items().stream().flatMap(item -> findReferences(item, ""));
      case null -> Stream.empty();
      case Node.Text _, Node.Null _, Node.Invalid _ -> Stream.empty();
    };
  }

  @Override
  public List<AdmissionRule> enforce(Policy policy) {
    return admit(
        MatchScope.PODS,
        validate(
            policy,
            "Secrets",
            isAllowed -> ALL_NAMES.replace("{ok}", "(x == '' || " + isAllowed + ")")));
  }
}
