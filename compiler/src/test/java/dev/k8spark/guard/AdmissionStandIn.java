package dev.k8spark.guard;

import dev.k8spark.cel.CelRule;
import dev.k8spark.cel.Compilation;
import dev.k8spark.cel.KubernetesCel;
import dev.k8spark.cel.Variable;
import dev.k8spark.cel.Verdict;
import dev.k8spark.cel.server.ServerView;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** Judges an object by the policies that were compiled, with our own CEL. */
final class AdmissionStandIn {

  private static final List<Variable> VARIABLES =
      Stream.of("object", "oldObject", "request").map(Variable::ofAnything).toList();

  private final KubernetesCel cel = KubernetesCel.forVersion("1.36");
  private final Map<String, CelRule> rules = new HashMap<>();
  private final List<ValidatingAdmissionPolicy> policies;

  AdmissionStandIn(List<HasMetadata> objects) {
    this.policies =
        objects.stream()
            .filter(ValidatingAdmissionPolicy.class::isInstance)
            .map(ValidatingAdmissionPolicy.class::cast)
            .toList();
  }

  List<ValidatingAdmissionPolicy> policies() {
    return policies;
  }

  /** The messages of all that refuse to let somebody make an object. */
  SortedSet<String> refusals(HasMetadata object, Map<String, Object> user) {
    Map<String, Object> values = new HashMap<>();
    values.put("object", ServerView.of(object));
    values.put("request", Map.of("operation", "CREATE", "userInfo", user));
    SortedSet<String> messages = new TreeSet<>();
    policies.stream()
        .filter(policy -> sees(policy, object) && conditions(policy, values))
        .forEach(policy -> messages.addAll(refusals(policy, values)));
    return messages;
  }

  private static boolean sees(ValidatingAdmissionPolicy policy, HasMetadata object) {
    String kind = object.getKind().toLowerCase(Locale.ROOT);
    String resource = kind.endsWith("y") ? kind.replaceFirst("y$", "ies") : kind + "s";
    return policy.getSpec().getMatchConstraints().getResourceRules().stream()
        .anyMatch(r -> r.getOperations().contains("CREATE") && r.getResources().contains(resource));
  }

  private boolean conditions(ValidatingAdmissionPolicy policy, Map<String, Object> values) {
    return policy.getSpec().getMatchConditions().stream()
        .allMatch(condition -> holds(condition.getExpression(), values));
  }

  private List<String> refusals(ValidatingAdmissionPolicy policy, Map<String, Object> values) {
    return policy.getSpec().getValidations().stream()
        .filter(validation -> !holds(inlined(validation.getExpression(), policy), values))
        .map(validation -> validation.getMessage())
        .toList();
  }

  /** Variables are words for expressions, so that the last ones are replaced first. */
  private static String inlined(String expression, ValidatingAdmissionPolicy policy) {
    String inlined = expression;
    for (var word : policy.getSpec().getVariables().reversed()) {
      inlined =
          inlined.replaceAll(
              "\\bvariables\\." + word.getName() + "\\b",
              Matcher.quoteReplacement("(" + word.getExpression() + ")"));
    }
    return inlined;
  }

  private boolean holds(String expression, Map<String, Object> values) {
    return rule(expression).judge(values) instanceof Verdict.Holds;
  }

  private CelRule rule(String expression) {
    return rules.computeIfAbsent(
        expression,
        text ->
            switch (cel.compile(text, VARIABLES)) {
              case Compilation.Compiled(CelRule rule) -> rule;
              case Compilation.Rejected(var problems) ->
                  throw new AssertionError(text + "\n" + problems);
            });
  }
}
