package dev.k8spark.guard.law;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.guard.Cel;
import dev.k8spark.guard.Check;
import dev.k8spark.guard.HeldLaw;
import dev.k8spark.guard.Scope;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import java.util.ArrayList;
import java.util.List;

/** Pods and jobs have the labels and annotations that the policy wants on every one. */
public final class HeldMetadata implements HeldLaw.Source {

  @Override
  public List<HeldLaw> in(Policy policy) {
    List<HeldLaw> laws = new ArrayList<>();
    laws.addAll(HeldLaw.of(Code.LABEL_MISSING, Scope.MADE, checks(policy, "labels")));
    laws.addAll(HeldLaw.of(Code.ANNOTATION_MISSING, Scope.MADE, checks(policy, "annotations")));
    return laws;
  }

  private static List<Check> checks(Policy policy, String kind) {
    return policy.files().stream()
        .flatMap(
            file ->
                file.names("require", kind).keySet().stream()
                    .map(
                        key ->
                            new Check(
                                "%s in object.metadata.?%s.orValue({})"
                                    .formatted(Cel.text(key), kind),
                                "`%s` is missing among the `%s`%s"
                                    .formatted(key, kind, PolicyFile.asking(file.owner())))))
        .toList();
  }
}
