package dev.k8spark.rehearsal.api;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an account may do, by the Roles that the manifests bind to it.
 *
 * @param roles those that are bound to it; none for an account that the manifests do not bind
 */
public record PermissionRules(String account, List<Role> roles) {

  public PermissionRules {
    roles = List.copyOf(roles);
  }

  static PermissionRules of(String account, String namespace, ObjectStore store) {
    List<String> bound =
        store.list(RoleBinding.class, namespace).stream()
            .filter(binding -> binds(binding, account))
            .map(binding -> binding.getRoleRef().getName())
            .toList();
    List<Role> roles =
        store.list(Role.class, namespace).stream()
            .filter(role -> bound.contains(role.getMetadata().getName()))
            .toList();
    return new PermissionRules(account, roles);
  }

  private static boolean binds(RoleBinding binding, String account) {
    return binding.getRoleRef().getKind().equals("Role")
        && binding.getSubjects().stream()
            .anyMatch(
                subject ->
                    subject.getKind().equals("ServiceAccount")
                        && subject.getName().equals(account));
  }

  /** An account without a Role of ours has rights that only its cluster knows. */
  public boolean areKnown() {
    return !roles.isEmpty();
  }

  boolean allow(ApiCall call) {
    return roles.stream()
        .filter(role -> role.getMetadata().getNamespace().equals(call.namespace()))
        .flatMap(role -> role.getRules().stream())
        .anyMatch(rule -> allows(rule, call));
  }

  private static boolean allows(PolicyRule rule, ApiCall call) {
    return names(rule.getApiGroups(), call.group())
        && names(rule.getResources(), call.resource())
        && names(rule.getVerbs(), call.verb())
        && (rule.getResourceNames().isEmpty() || rule.getResourceNames().contains(call.name()));
  }

  private static boolean names(List<String> words, String word) {
    return words.contains("*") || words.contains(word);
  }

  /** Every right, as {@link ApiCall#right} writes it. */
  public SortedSet<String> all() {
    SortedSet<String> all = new TreeSet<>();
    for (Role role : roles) {
      for (PolicyRule rule : role.getRules()) {
        for (String verb : rule.getVerbs()) {
          for (String group : rule.getApiGroups()) {
            rule.getResources()
                .forEach(resource -> all.add(verb + " " + ApiCall.qualify(resource, group)));
          }
        }
      }
    }
    return all;
  }
}
