package dev.k8spark.enforce;

import dev.k8spark.policy.Policy;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleRefBuilder;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import io.fabric8.kubernetes.api.model.rbac.SubjectBuilder;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Who may do what in a namespace: those who read, those who start jobs, and the pipeline. */
record NamespaceRoles(Policy policy, String namespace) {

  private static final String RBAC = "rbac.authorization.k8s.io";
  private static final List<String> SEE = List.of("get", "list", "watch");

  private static final List<PolicyRule> READ =
      List.of(
          rule("", List.of("events", "pods", "pods/log"), SEE),
          rule("batch", List.of("cronjobs", "jobs"), SEE));

  private static final List<PolicyRule> START =
      List.of(rule("batch", List.of("cronjobs", "jobs"), List.of("create", "delete")));

  /** What it applies, and what it gives to drivers: nobody gives more than he has. */
  private static final List<PolicyRule> GIVE_ACCESS =
      List.of(
          rule("", List.of("serviceaccounts"), write()),
          rule("networking.k8s.io", List.of("networkpolicies"), write()),
          rule(RBAC, List.of("rolebindings", "roles"), write()),
          rule(
              "",
              List.of("pods"),
              List.of("create", "delete", "deletecollection", "get", "list", "patch", "watch")));

  Stream<HasMetadata> objects() {
    return Stream.of(
            objects("readers", READ),
            objects("authors", Stream.concat(READ.stream(), START.stream()).toList()),
            objects("pipeline", Stream.of(READ, START, GIVE_ACCESS).flatMap(List::stream).toList()))
        .flatMap(objects -> objects);
  }

  private Stream<HasMetadata> objects(String who, List<PolicyRule> rules) {
    Set<String> names = new TreeSet<>();
    policy
        .files()
        .forEach(
            file ->
                file.namespace(namespace)
                    .map(block -> block.people().byKey().get(who))
                    .ifPresent(people -> names.addAll(people.value().keySet())));
    return names.isEmpty()
        ? Stream.empty()
        : Stream.of(
            new RoleBuilder().withMetadata(metadata(who)).withRules(rules).build(),
            new RoleBindingBuilder()
                .withMetadata(metadata(who))
                .withRoleRef(
                    new RoleRefBuilder().withApiGroup(RBAC).withKind("Role").withName(who).build())
                .withSubjects(names.stream().map(NamespaceRoles::subject).toList())
                .build());
  }

  private ObjectMeta metadata(String name) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(namespace)
        .withLabels(NamespaceObjects.LABELS)
        .build();
  }

  private static Subject subject(String text) {
    String name = text.substring(text.indexOf(':') + 1);
    if (text.startsWith("serviceaccount:")) {
      String[] parts = name.split("/", 2);
      return new SubjectBuilder()
          .withKind("ServiceAccount")
          .withNamespace(parts[0])
          .withName(parts[1])
          .build();
    }
    return new SubjectBuilder()
        .withKind(text.startsWith("group:") ? "Group" : "User")
        .withApiGroup(RBAC)
        .withName(name)
        .build();
  }

  private static List<String> write() {
    return List.of("create", "delete", "get", "list", "patch", "update", "watch");
  }

  private static PolicyRule rule(String group, List<String> resources, List<String> verbs) {
    return new PolicyRuleBuilder()
        .withApiGroups(group)
        .withResources(resources)
        .withVerbs(verbs)
        .build();
  }
}
