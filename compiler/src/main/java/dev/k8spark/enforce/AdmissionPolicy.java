package dev.k8spark.enforce;

import dev.k8spark.policy.Policy;
import dev.k8spark.rule.admission.AdmissionRule;
import dev.k8spark.rule.admission.CelLiterals;
import dev.k8spark.rule.admission.CelValidation;
import dev.k8spark.rule.admission.CelVariable;
import dev.k8spark.rule.admission.MatchScope;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MatchCondition;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MatchResourcesBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBindingBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBindingSpecBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicySpecBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.Validation;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidationBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.Variable;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.VariableBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One admission rule of one namespace: a ValidatingAdmissionPolicy, and its binding. */
record AdmissionPolicy(Policy policy, String namespace, AdmissionRule rule) {

  private static final String EXCUSED = "variables.excused";

  /** Returns what a cluster does where the rule is broken: nothing below a warning. */
  List<String> actions() {
    return switch (policy.severity(rule.code(), rule.severity())) {
      case ERROR -> isWaivable() ? List.of("Warn", "Audit") : List.of("Deny");
      case WARNING -> List.of("Warn", "Audit");
      case NOTE, OFF -> List.of();
    };
  }

  /** A waiver stands in a job's file, which admission does not see. */
  private boolean isWaivable() {
    return policy.letsWaive(rule.code());
  }

  ValidatingAdmissionPolicy makePolicy() {
    List<String> excused = findExcused();
    List<CelValidation> validations =
        excused.isEmpty()
            ? rule.validations()
            : rule.validations().stream()
                .map(c -> new CelValidation(EXCUSED + " || (" + c.expression() + ")", c.message()))
                .toList();
    return new ValidatingAdmissionPolicyBuilder()
        .withMetadata(metadata())
        .withSpec(
            new ValidatingAdmissionPolicySpecBuilder()
                .withFailurePolicy("Fail")
                .withMatchConstraints(
                    new MatchResourcesBuilder()
                        .withResourceRules(Matching.rules(rule.scope()))
                        .build())
                .withMatchConditions(conditions())
                .withVariables(variables(validations, excused))
                .withValidations(validations.stream().map(this::validation).toList())
                .build())
        .build();
  }

  ValidatingAdmissionPolicyBinding makeBinding() {
    return new ValidatingAdmissionPolicyBindingBuilder()
        .withMetadata(metadata())
        .withSpec(
            new ValidatingAdmissionPolicyBindingSpecBuilder()
                .withPolicyName(name())
                .withValidationActions(actions())
                .withMatchResources(
                    new MatchResourcesBuilder()
                        .withNamespaceSelector(
                            new LabelSelectorBuilder()
                                .withMatchLabels(Map.of("kubernetes.io/metadata.name", namespace))
                                .build())
                        .build())
                .build())
        .build();
  }

  private String name() {
    return namespace + "." + rule.name() + ".k8spark.dev";
  }

  private ObjectMeta metadata() {
    return new ObjectMetaBuilder().withName(name()).withLabels(NamespaceObjects.LABELS).build();
  }

  private List<MatchCondition> conditions() {
    return Matching.conditions(rule.scope(), namespace);
  }

  private Validation validation(CelValidation check) {
    return new ValidationBuilder()
        .withExpression(check.expression())
        .withMessage((rule.code() + ": " + check.message()).replaceAll("\\s+", " "))
        .build();
  }

  private static List<Variable> variables(List<CelValidation> validations, List<String> excused) {
    List<String> expressions =
        new ArrayList<>(validations.stream().map(CelValidation::expression).toList());
    if (!excused.isEmpty()) {
      expressions.add("variables." + CelVariable.ACCOUNT.key());
    }
    Stream<Variable> variables =
        CelVariable.findUsed(expressions).stream()
            .filter(variable -> variable != CelVariable.EXCUSED)
            .map(variable -> variable(variable.key(), variable.expression()));
    Stream<Variable> excuse =
        excused.isEmpty()
            ? Stream.empty()
            : Stream.of(
                variable(
                    CelVariable.EXCUSED.key(),
                    "variables.account in " + CelLiterals.quoteAll(excused)));
    return Stream.concat(variables, excuse).toList();
  }

  private static Variable variable(String name, String expression) {
    return new VariableBuilder().withName(name).withExpression(expression).build();
  }

  /** The accounts of jobs that the outermost file excuses of this rule. */
  private List<String> findExcused() {
    return policy.files().isEmpty() || rule.scope() == MatchScope.REMOVED_PODS
        ? List.of()
        : policy.files().getLast().terms().exceptions().keySet().stream()
            .filter(
                job -> policy.files().getLast().terms().exceptionsOf(job).containsKey(rule.code()))
            .flatMap(job -> Stream.of(job + "-driver", job + "-executor"))
            .toList();
  }
}
