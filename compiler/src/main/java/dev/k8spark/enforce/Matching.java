package dev.k8spark.enforce;

import dev.k8spark.rule.admission.MatchScope;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MatchCondition;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MatchConditionBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.NamedRuleWithOperations;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.NamedRuleWithOperationsBuilder;
import java.util.ArrayList;
import java.util.List;

/** Makes the conditions by which an admission policy matches the requests of a scope. */
final class Matching {

  private static final List<String> WRITE = List.of("CREATE", "UPDATE");
  private static final List<String> MAKE = List.of("CREATE");

  /** A pod is made in one piece, but debugging adds containers, and resizing changes them. */
  private static final List<String> PODS =
      List.of("pods", "pods/ephemeralcontainers", "pods/resize");

  private static final List<String> JOBS = List.of("jobs", "cronjobs");

  private static final String CHANGED =
      "request.operation == 'CREATE' || object.?spec != oldObject.?spec";

  /** A driver that may label pods could call its executor a driver, or let it outlive its own. */
  private static final String RELABELLED =
      " || object.metadata.?labels != oldObject.metadata.?labels"
          + " || object.metadata.?ownerReferences != oldObject.metadata.?ownerReferences";

  private Matching() {}

  static List<NamedRuleWithOperations> rules(MatchScope scope) {
    return switch (scope) {
      case PODS, DRIVERS -> List.of(rule("", PODS, WRITE), rule("batch", JOBS, WRITE));
      case EXECUTORS -> List.of(rule("", PODS, WRITE));
      case REMOVED_PODS -> List.of(rule("", List.of("pods"), List.of("DELETE")));
      case JOBS -> List.of(rule("batch", JOBS, WRITE));
      case MADE -> List.of(rule("", List.of("pods"), MAKE), rule("batch", JOBS, MAKE));
      case OBJECTS ->
          List.of(
              rule("", List.of("serviceaccounts"), WRITE),
              rule("rbac.authorization.k8s.io", List.of("roles", "rolebindings"), WRITE),
              rule("networking.k8s.io", List.of("networkpolicies"), WRITE),
              rule("batch", JOBS, WRITE));
    };
  }

  /** What is already there may be labelled, finished and cleaned up, whatever it is. */
  static List<MatchCondition> conditions(MatchScope scope, String namespace) {
    String account =
        "request.userInfo.username.startsWith('system:serviceaccount:%s:')".formatted(namespace);
    List<MatchCondition> conditions = new ArrayList<>();
    switch (scope) {
      case DRIVERS -> conditions.add(condition("driver", "object.kind != 'Pod' || !" + account));
      case EXECUTORS, REMOVED_PODS -> conditions.add(condition("account", account));
      case OBJECTS ->
          conditions.add(
              condition(
                  "people",
                  "!request.userInfo.username.matches('^system:(kube-|node:|serviceaccount:kube-system:)')"));
      case PODS, JOBS, MADE -> {}
    }
    switch (scope) {
      case PODS, DRIVERS, JOBS -> conditions.add(condition("changed", CHANGED));
      case EXECUTORS -> conditions.add(condition("changed", CHANGED + RELABELLED));
      case REMOVED_PODS, MADE, OBJECTS -> {}
    }
    return conditions;
  }

  private static MatchCondition condition(String name, String expression) {
    return new MatchConditionBuilder().withName(name).withExpression(expression).build();
  }

  private static NamedRuleWithOperations rule(
      String group, List<String> resources, List<String> operations) {
    return new NamedRuleWithOperationsBuilder()
        .withApiGroups(group)
        .withApiVersions("v1")
        .withResources(resources)
        .withOperations(operations)
        .withScope("Namespaced")
        .build();
  }
}
