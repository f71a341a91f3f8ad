package dev.k8spark.policytest;

import dev.k8spark.admit.RuleSet;
import dev.k8spark.diagnostic.Severity;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.rule.RuleCategory;
import java.util.Set;
import java.util.TreeSet;

/** Lists what a policy can make fail, which is what its tests should show. */
record PolicyCoverage(RuleSet rules, Policy policy) {

  /** Returns the codes of rules that the policy configures, and the names of its own rules. */
  Set<String> ids() {
    Set<String> ids = new TreeSet<>(policy.rules());
    rules.rules().stream()
        .filter(rule -> rule.category() != RuleCategory.CUSTOM && rule.isConfiguredBy(policy))
        .forEach(rule -> ids.add(rule.code().name()));
    policy.files().forEach(file -> applySeverities(ids, file));
    return ids;
  }

  /** What is off cannot fail; what is given another severity can. */
  private static void applySeverities(Set<String> ids, PolicyFile file) {
    file.terms()
        .severity()
        .forEach(
            (id, entry) -> {
              if (entry.value() == Severity.OFF) {
                ids.remove(id);
              } else {
                ids.add(id);
              }
            });
  }
}
