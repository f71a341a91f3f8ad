package dev.k8spark.enforce.admission;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.enforce.AdmissionRule;
import dev.k8spark.enforce.CelLiterals;
import dev.k8spark.enforce.CelValidation;
import dev.k8spark.enforce.MatchScope;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import java.util.ArrayList;
import java.util.List;

/** Pods and jobs have the labels and annotations that the policy wants on every one. */
public final class HeldMetadata implements AdmissionRule.Source {

  @Override
  public List<AdmissionRule> in(Policy policy) {
    List<AdmissionRule> laws = new ArrayList<>();
    laws.addAll(AdmissionRule.of(Code.LABEL_MISSING, MatchScope.MADE, checks(policy, "labels")));
    laws.addAll(
        AdmissionRule.of(Code.ANNOTATION_MISSING, MatchScope.MADE, checks(policy, "annotations")));
    return laws;
  }

  private static List<CelValidation> checks(Policy policy, String kind) {
    return policy.files().stream()
        .flatMap(
            file ->
                file.names("require", kind).keySet().stream()
                    .map(
                        key ->
                            new CelValidation(
                                "%s in object.metadata.?%s.orValue({})"
                                    .formatted(CelLiterals.text(key), kind),
                                "`%s` is missing among the `%s`%s"
                                    .formatted(key, kind, PolicyFile.asking(file.owner())))))
        .toList();
  }
}
