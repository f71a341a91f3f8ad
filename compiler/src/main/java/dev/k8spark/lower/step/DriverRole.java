package dev.k8spark.lower.step;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.k8spark.job.SparkJob;
import dev.k8spark.lower.draft.ObjectMetadata;
import dev.k8spark.lower.draft.ObjectNames;
import dev.k8spark.lower.draft.PermissionRule;
import dev.k8spark.runtime.contract.PodRole;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.RoleRefBuilder;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import io.fabric8.kubernetes.api.model.rbac.SubjectBuilder;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/** The driver's rights, and their binding to its account. */
final class DriverRole {

  private DriverRole() {}

  static List<HasMetadata> create(SparkJob job, Collection<PermissionRule> rights) {
    ObjectMeta metadata = ObjectMetadata.create(job, PodRole.DRIVER, ObjectNames.driver(job));
    List<PolicyRule> rules =
        rights.stream()
            .collect(
                groupingBy(
                    right -> List.of(right.group(), right.resource()),
                    LinkedHashMap::new,
                    toList()))
            .values()
            .stream()
            .map(DriverRole::rule)
            .toList();
    return List.of(
        new RoleBuilder().withMetadata(metadata).withRules(rules).build(),
        new RoleBindingBuilder()
            .withMetadata(metadata)
            .withRoleRef(role(job))
            .withSubjects(account(job))
            .build());
  }

  /** Grants what is about one resource. */
  private static PolicyRule rule(List<PermissionRule> rights) {
    return new PolicyRuleBuilder()
        .withApiGroups(rights.getFirst().group())
        .withResources(rights.getFirst().resource())
        .withVerbs(rights.stream().map(PermissionRule::verb).toList())
        .build();
  }

  private static RoleRef role(SparkJob job) {
    return new RoleRefBuilder()
        .withApiGroup("rbac.authorization.k8s.io")
        .withKind("Role")
        .withName(ObjectNames.driver(job))
        .build();
  }

  private static Subject account(SparkJob job) {
    return new SubjectBuilder()
        .withKind("ServiceAccount")
        .withName(ObjectNames.driver(job))
        .withNamespace(job.namespace())
        .build();
  }
}
