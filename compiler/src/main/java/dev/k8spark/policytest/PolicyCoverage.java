package dev.k8spark.policytest;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Severity;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.policy.PolicySubject;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a policy can make fail, by code or by the name of a rule: what its tests should show. */
final class PolicyCoverage {

  private PolicyCoverage() {}

  static Set<String> of(Policy policy) {
    Set<String> laws = new TreeSet<>(policy.rules());
    Arrays.stream(PolicySubject.values())
        .filter(policy::speaksOf)
        .flatMap(subject -> code(subject).stream())
        .forEach(code -> laws.add(code.name()));
    policy.files().forEach(file -> addAll(laws, file));
    policy.files().forEach(file -> weigh(laws, file));
    return laws;
  }

  private static void addAll(Set<String> laws, PolicyFile file) {
    add(laws, file, Code.LABEL_MISSING, "require", "labels");
    add(laws, file, Code.ANNOTATION_MISSING, "require", "annotations");
    add(laws, file, Code.LIMIT_EXCEEDED, "limits");
    add(laws, file, Code.QUOTA_EXCEEDED, "quota");
    add(laws, file, Code.NAMESPACE_NOT_ALLOWED, "namespaces");
  }

  private static void add(Set<String> laws, PolicyFile file, Code code, String... path) {
    if (file.at(path) != null) {
      laws.add(code.name());
    }
  }

  /** What is off cannot fail; what is given a weight can. */
  private static void weigh(Set<String> laws, PolicyFile file) {
    file.entries("severity")
        .forEach(
            entry -> {
              if (file.severity(entry.key()).filter(Severity.OFF::equals).isPresent()) {
                laws.remove(entry.key());
              } else {
                laws.add(entry.key());
              }
            });
  }

  /** The code of what is not allowed, where jobs can say it already. */
  private static Optional<Code> code(PolicySubject subject) {
    return switch (subject) {
      case IMAGES -> Optional.of(Code.IMAGE_NOT_ALLOWED);
      case SPARK_VERSIONS -> Optional.of(Code.SPARK_NOT_ALLOWED);
      case CONF -> Optional.of(Code.CONF_NOT_ALLOWED);
      case SECRETS -> Optional.of(Code.SECRET_NOT_ALLOWED);
      case SERVICE_ACCOUNTS -> Optional.of(Code.SERVICE_ACCOUNT_NOT_ALLOWED);
      case VOLUMES -> Optional.of(Code.VOLUME_NOT_ALLOWED);
      case POD_TEMPLATE -> Optional.of(Code.POD_TEMPLATE_NOT_ALLOWED);
      case IDENTITIES, READ, WRITE, HOSTS, NODE_POOLS, QUEUES, SCHEDULES -> Optional.empty();
    };
  }
}
