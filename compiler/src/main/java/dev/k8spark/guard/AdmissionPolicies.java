package dev.k8spark.guard;

import dev.k8spark.guard.law.HeldAccounts;
import dev.k8spark.guard.law.HeldImages;
import dev.k8spark.guard.law.HeldJobLife;
import dev.k8spark.guard.law.HeldLimits;
import dev.k8spark.guard.law.HeldMetadata;
import dev.k8spark.guard.law.HeldRules;
import dev.k8spark.guard.law.HeldSecrets;
import dev.k8spark.guard.law.HeldSpark;
import dev.k8spark.guard.law.HeldVolumes;
import dev.k8spark.guard.law.OwnExecutors;
import dev.k8spark.policy.Policy;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.stream.Stream;

/** The laws of one namespace as admission policies of the cluster, each with its binding. */
final class AdmissionPolicies {

  private static final List<HeldLaw.Source> LAWS =
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

  private static Stream<HasMetadata> objects(Policy policy, String namespace, HeldLaw law) {
    Admission admission = new Admission(policy, namespace, law);
    return admission.actions().isEmpty()
        ? Stream.empty()
        : Stream.of(admission.policy(), admission.binding());
  }
}
