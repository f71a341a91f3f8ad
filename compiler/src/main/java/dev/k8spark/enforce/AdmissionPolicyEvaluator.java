package dev.k8spark.enforce;

import dev.k8spark.cel.CelCompilation;
import dev.k8spark.cel.CelRule;
import dev.k8spark.cel.EvaluationResult;
import dev.k8spark.cel.KubernetesCel;
import dev.k8spark.cel.VariableDeclaration;
import dev.k8spark.cel.defaulting.ServerView;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MatchCondition;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.Validation;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges objects as the cluster would when somebody makes them: by the very policies that leave for
 * it, with our own CEL.
 */
public final class AdmissionPolicyEvaluator {

  private static final List<VariableDeclaration> VARIABLES =
      Stream.of("object", "oldObject", "request").map(VariableDeclaration::ofAnything).toList();

  private final KubernetesCel cel;
  private final Map<String, CelRule> rules = new HashMap<>();
  private final List<ValidatingAdmissionPolicy> policies;
  private final Set<String> denying;

  /**
   * What a policy refuses, or warns of.
   *
   * @param code the code or the rule's name
   */
  public record Refusal(String code, String message, boolean denies) {

    private static Refusal of(String message, boolean denies) {
      int end = message.indexOf(':');
      return new Refusal(message.substring(0, end), message.substring(end + 1).strip(), denies);
    }
  }

  /**
   * @param admission policies with their bindings
   * @param kubernetes the version of the cluster
   */
  public AdmissionPolicyEvaluator(List<HasMetadata> admission, String kubernetes) {
    this.cel = KubernetesCel.forVersion(kubernetes);
    this.policies = all(admission, ValidatingAdmissionPolicy.class).toList();
    this.denying =
        all(admission, ValidatingAdmissionPolicyBinding.class)
            .filter(binding -> binding.getSpec().getValidationActions().contains("Deny"))
            .map(binding -> binding.getSpec().getPolicyName())
            .collect(Collectors.toSet());
  }

  /** All that some policy may refuse an object of its kind for. */
  public Set<String> codes(HasMetadata object) {
    return policies.stream()
        .filter(policy -> sees(policy, object))
        .flatMap(policy -> policy.getSpec().getValidations().stream())
        .map(validation -> Refusal.of(validation.getMessage(), true).code())
        .collect(Collectors.toSet());
  }

  /**
   * Why somebody may not make an object.
   *
   * @param user as a request has it: with a {@code username}
   */
  public Set<Refusal> refusals(HasMetadata object, Map<String, Object> user) {
    Map<String, Object> values = new HashMap<>();
    values.put("object", ServerView.render(object));
    values.put("request", Map.of("operation", "CREATE", "userInfo", user));
    return policies.stream()
        .filter(policy -> sees(policy, object) && conditions(policy, values))
        .flatMap(policy -> refusals(policy, values))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static boolean sees(ValidatingAdmissionPolicy policy, HasMetadata object) {
    String name = object.getKind().toLowerCase(Locale.ROOT);
    String resource = name.endsWith("y") ? name.replaceFirst("y$", "ies") : name + "s";
    return policy.getSpec().getMatchConstraints().getResourceRules().stream()
        .anyMatch(r -> r.getOperations().contains("CREATE") && r.getResources().contains(resource));
  }

  private boolean conditions(ValidatingAdmissionPolicy policy, Map<String, Object> values) {
    return policy.getSpec().getMatchConditions().stream()
        .map(MatchCondition::getExpression)
        .allMatch(condition -> isTrue(condition, values));
  }

  private Stream<Refusal> refusals(ValidatingAdmissionPolicy policy, Map<String, Object> values) {
    boolean denies = denying.contains(policy.getMetadata().getName());
    return policy.getSpec().getValidations().stream()
        .filter(validation -> !isTrue(inlined(validation.getExpression(), policy), values))
        .map(Validation::getMessage)
        .map(message -> Refusal.of(message, denies));
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

  /** What ends in an error is refused, too: so the policies say. */
  private boolean isTrue(String expression, Map<String, Object> values) {
    return rules.computeIfAbsent(expression, this::rule).evaluate(values)
        instanceof EvaluationResult.RulePassed;
  }

  private CelRule rule(String expression) {
    return switch (cel.compile(expression, VARIABLES)) {
      case CelCompilation.CompiledRule(CelRule rule) -> rule;
      case CelCompilation.RejectedExpression(var problems) ->
          throw new IllegalStateException(expression + "\n" + problems);
    };
  }

  private static <T> Stream<T> all(List<HasMetadata> objects, Class<T> type) {
    return objects.stream().filter(type::isInstance).map(type::cast);
  }
}
