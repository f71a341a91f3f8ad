package dev.k8spark.resolve;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.policy.FindingName;
import dev.k8spark.policy.FindingName.Use;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.policy.PolicyTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What must hold of policy files themselves: codes that there are, and no file that allows more
 * than one above it.
 */
final class PolicyRules {

  private PolicyRules() {}

  static List<Diagnostic> check(Policy policy) {
    List<Diagnostic> found = new ArrayList<>();
    List<PolicyFile> files = policy.files();
    Set<String> rules = rules(policy);
    for (int i = 0; i < files.size(); i++) {
      found.addAll(codes(files.get(i), rules));
      found.addAll(
          new PolicyWideningCheck(files.get(i), files.subList(i + 1, files.size())).check());
    }
    return found;
  }

  private static List<Diagnostic> codes(PolicyFile file, Set<String> rules) {
    PolicyTerms terms = file.terms();
    List<FindingName> names = new ArrayList<>();
    terms
        .severity()
        .forEach((name, entry) -> names.add(new FindingName(name, Use.WEIGH, entry.key(), rules)));
    terms
        .waivable()
        .forEach((name, entry) -> names.add(new FindingName(name, Use.WAIVE, entry.key(), rules)));
    terms
        .allExceptions()
        .forEach(
            exception ->
                names.add(
                    new FindingName(
                        exception.getKey(), Use.WAIVE, exception.getValue().key(), rules)));
    return names.stream().flatMap(name -> WaiverNames.problem(name).stream()).toList();
  }

  /** A rule may be spoken of by all files, and where it holds in some namespace only. */
  private static Set<String> rules(Policy policy) {
    Set<String> rules = new TreeSet<>(policy.rules());
    policy.files().forEach(file -> file.allRules().forEach(rule -> rules.add(rule.name())));
    return rules;
  }
}
