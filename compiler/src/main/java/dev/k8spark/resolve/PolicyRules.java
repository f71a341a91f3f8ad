package dev.k8spark.resolve;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.policy.FindingName;
import dev.k8spark.policy.FindingName.Use;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What must hold of policy files themselves: codes that there are, and no wider law below. */
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
    Stream<PolicyFile.Entry> weighed = file.entries("severity");
    Stream<PolicyFile.Entry> waived =
        Stream.concat(
            file.entries("waivable"),
            file.entries("exceptions").flatMap(job -> file.entries("exceptions", job.key())));
    return Stream.concat(
            weighed.flatMap(entry -> code(entry, Use.WEIGH, rules).stream()),
            waived.flatMap(entry -> code(entry, Use.WAIVE, rules).stream()))
        .toList();
  }

  private static Optional<Diagnostic> code(PolicyFile.Entry entry, Use use, Set<String> rules) {
    return WaiverNames.problem(new FindingName(entry.key(), use, entry.span(), rules));
  }

  /** A rule may be spoken of by all files, and where it holds in some namespace only. */
  private static Set<String> rules(Policy policy) {
    Set<String> rules = new TreeSet<>(policy.rules());
    policy.files().forEach(file -> file.allRules().forEach(rule -> rules.add(rule.name())));
    return rules;
  }
}
