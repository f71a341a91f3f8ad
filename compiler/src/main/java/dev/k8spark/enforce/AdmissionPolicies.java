package dev.k8spark.enforce;

import dev.k8spark.policy.Policy;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.admission.AdmissionRule;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the admission policies of one namespace, each with its binding.
 *
 * @param policy as it applies in the namespace
 */
record AdmissionPolicies(Policy policy, String namespace) {

  List<HasMetadata> make(List<Rule> rules) {
    return rules.stream()
        .flatMap(rule -> rule.enforce(policy).stream())
        .flatMap(this::make)
        .toList();
  }

  private Stream<HasMetadata> make(AdmissionRule rule) {
    AdmissionPolicy admission = new AdmissionPolicy(policy, namespace, rule);
    return admission.actions().isEmpty()
        ? Stream.empty()
        : Stream.of(admission.makePolicy(), admission.makeBinding());
  }
}
