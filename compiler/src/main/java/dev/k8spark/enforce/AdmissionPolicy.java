package dev.k8spark.enforce;

import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
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

/** One law of one namespace as Kubernetes holds it: a policy, and what binds it there. */
record AdmissionPolicy(Policy laws, String namespace, AdmissionRule law) {

  private static final String EXCUSED = "variables.excused";

  /** What a cluster does where the law is broken; nothing where it weighs too little. */
  List<String> actions() {
    return switch (laws.severity(law.code(), law.weight())) {
      case ERROR -> isWaivable() ? List.of("Warn", "Audit") : List.of("Deny");
      case WARNING -> List.of("Warn", "Audit");
      case NOTE, OFF -> List.of();
    };
  }

  /** A waiver stands in a job's file, which admission does not see. */
  private boolean isWaivable() {
    return laws.letsWaive(law.code());
  }

  ValidatingAdmissionPolicy policy() {
    List<String> excused = excused();
    List<CelValidation> checks =
        excused.isEmpty()
            ? law.checks()
            : law.checks().stream()
                .map(c -> new CelValidation(EXCUSED + " || (" + c.expression() + ")", c.message()))
                .toList();
    return new ValidatingAdmissionPolicyBuilder()
        .withMetadata(metadata())
        .withSpec(
            new ValidatingAdmissionPolicySpecBuilder()
                .withFailurePolicy("Fail")
                .withMatchConstraints(
                    new MatchResourcesBuilder()
                        .withResourceRules(Matching.rules(law.scope()))
                        .build())
                .withMatchConditions(conditions())
                .withVariables(variables(checks, excused))
                .withValidations(checks.stream().map(this::validation).toList())
                .build())
        .build();
  }

  ValidatingAdmissionPolicyBinding binding() {
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
    return namespace + "." + law.name() + ".k8spark.dev";
  }

  private ObjectMeta metadata() {
    return new ObjectMetaBuilder().withName(name()).withLabels(NamespaceObjects.LABELS).build();
  }

  private List<MatchCondition> conditions() {
    return Matching.conditions(law.scope(), namespace);
  }

  private Validation validation(CelValidation check) {
    return new ValidationBuilder()
        .withExpression(check.expression())
        .withMessage((law.code() + ": " + check.message()).replaceAll("\\s+", " "))
        .build();
  }

  private static List<Variable> variables(List<CelValidation> checks, List<String> excused) {
    List<String> expressions =
        new ArrayList<>(checks.stream().map(CelValidation::expression).toList());
    if (!excused.isEmpty()) {
      expressions.add("variables." + CelVariable.ACCOUNT.key());
    }
    Stream<Variable> words =
        CelVariable.in(expressions).stream()
            .filter(word -> word != CelVariable.EXCUSED)
            .map(word -> variable(word.key(), word.expression()));
    Stream<Variable> excuse =
        excused.isEmpty()
            ? Stream.empty()
            : Stream.of(
                variable(
                    CelVariable.EXCUSED.key(),
                    "variables.account in " + CelLiterals.list(excused)));
    return Stream.concat(words, excuse).toList();
  }

  private static Variable variable(String name, String expression) {
    return new VariableBuilder().withName(name).withExpression(expression).build();
  }

  /** The accounts of jobs that the outermost file excuses of this law. */
  private List<String> excused() {
    return laws.files().isEmpty() || law.scope() == MatchScope.REMOVED_PODS
        ? List.of()
        : laws.files()
            .getLast()
            .entries("exceptions")
            .map(PolicyFile.Entry::key)
            .filter(job -> laws.files().getLast().at("exceptions", job, law.code()) != null)
            .flatMap(job -> Stream.of(job + "-driver", job + "-executor"))
            .toList();
  }
}
