package dev.k8spark.policytest;

import dev.k8spark.admit.RuleSet;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Severity;
import dev.k8spark.enforce.AdmissionPolicyEvaluator;
import dev.k8spark.enforce.NamespaceManifestsBuilder;
import dev.k8spark.policy.CustomRule.Target;
import dev.k8spark.policy.Policy;
import dev.k8spark.rule.custom.TestObject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What admission in the cluster says of objects that no job became, beside the policy's own rules.
 * What a driver's token may make is left out: only a cluster knows whose token it is.
 */
final class AdmissionSimulator {

  private static final Set<String> CODES =
      Arrays.stream(Code.values())
          .filter(code -> code != Code.NOT_OWN_EXECUTOR)
          .map(Code::name)
          .collect(Collectors.toSet());

  private final String namespace;
  private final AdmissionPolicyEvaluator trial;

  /**
   * @param policy as it applies in the namespace
   */
  AdmissionSimulator(RuleSet rules, Policy policy, String namespace) {
    this.namespace = namespace;
    List<HasMetadata> admission =
        Objects.requireNonNull(
                new NamespaceManifestsBuilder(rules.rules()).build(policy, namespace).value())
            .admission();
    this.trial = new AdmissionPolicyEvaluator(admission, policy.cluster().rulesVersion());
  }

  /** Whether a code can be given to an object of that kind here. */
  boolean knows(String code, TestObject specimen) {
    return CODES.contains(code)
        && specimen.read().map(trial::codes).filter(codes -> codes.contains(code)).isPresent();
  }

  List<Diagnostic> judge(TestObject specimen) {
    Optional<HasMetadata> object = specimen.read();
    return object.stream()
        .flatMap(one -> askers(specimen).flatMap(user -> trial.refusals(one, user).stream()))
        .filter(refusal -> CODES.contains(refusal.code()))
        .distinct()
        .map(refusal -> finding(refusal, specimen))
        .toList();
  }

  /** Drivers ask for executors, Kubernetes for drivers, and people for the rest. */
  private Stream<Map<String, Object>> askers(TestObject specimen) {
    Set<Target> targets = specimen.targets();
    Stream<String> names =
        Stream.of(
                Stream.of("system:serviceaccount:" + namespace + ":job-driver")
                    .filter(_ -> targets.contains(Target.EXECUTOR)),
                Stream.of("system:serviceaccount:kube-system:job-controller")
                    .filter(_ -> targets.contains(Target.DRIVER)),
                Stream.of("somebody").filter(_ -> targets.contains(Target.OBJECT)))
            .flatMap(name -> name);
    return names.map(name -> Map.of("username", name));
  }

  private static Diagnostic finding(AdmissionPolicyEvaluator.Refusal refusal, TestObject specimen) {
    return Diagnostic.of(Code.valueOf(refusal.code()), specimen.place(), refusal.message())
        .withSeverity(refusal.denies() ? Severity.ERROR : Severity.WARNING);
  }
}
