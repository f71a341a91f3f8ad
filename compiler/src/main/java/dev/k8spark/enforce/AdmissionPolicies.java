package dev.k8spark.enforce;

import dev.k8spark.enforce.admission.HeldAccounts;
import dev.k8spark.enforce.admission.HeldImages;
import dev.k8spark.enforce.admission.HeldJobLife;
import dev.k8spark.enforce.admission.HeldLimits;
import dev.k8spark.enforce.admission.HeldMetadata;
import dev.k8spark.enforce.admission.HeldRules;
import dev.k8spark.enforce.admission.HeldSecrets;
import dev.k8spark.enforce.admission.HeldSpark;
import dev.k8spark.enforce.admission.HeldVolumes;
import dev.k8spark.enforce.admission.OwnExecutors;
import dev.k8spark.policy.Policy;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.stream.Stream;

/** The laws of one namespace as admission policies of the cluster, each with its binding. */
final class AdmissionPolicies {

  private static final List<AdmissionRule.Source> LAWS =
      List.of(
          new OwnExecutors(),
          new HeldImages(),
          new HeldSpark(),
          new HeldSecrets(),
          new HeldAccounts(),
          new HeldVolumes(),
          new HeldMetadata(),
          new HeldLimits(),
          new HeldJobLife(),
          new HeldRules());

  private AdmissionPolicies() {}

  static List<HasMetadata> of(Policy policy, String namespace) {
    return LAWS.stream()
        .flatMap(source -> source.in(policy).stream())
        .flatMap(law -> objects(policy, namespace, law))
        .toList();
  }

  private static Stream<HasMetadata> objects(Policy policy, String namespace, AdmissionRule law) {
    AdmissionPolicy admission = new AdmissionPolicy(policy, namespace, law);
    return admission.actions().isEmpty()
        ? Stream.empty()
        : Stream.of(admission.policy(), admission.binding());
  }
}
