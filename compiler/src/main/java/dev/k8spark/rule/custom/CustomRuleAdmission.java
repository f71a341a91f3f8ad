package dev.k8spark.rule.custom;

import dev.k8spark.cel.CelCompilation;
import dev.k8spark.cel.KubernetesCel;
import dev.k8spark.cel.VariableDeclaration;
import dev.k8spark.diagnostic.Severity;
import dev.k8spark.policy.CustomRule;
import dev.k8spark.policy.CustomRule.Target;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.rule.admission.AdmissionRule;
import dev.k8spark.rule.admission.CelValidation;
import dev.k8spark.rule.admission.EnforcementGap;
import dev.k8spark.rule.admission.MatchScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Hands a policy's own rules to admission word for word, where they speak of objects alone. */
final class CustomRuleAdmission {

  private static final List<VariableDeclaration> OF_PODS =
      List.of(VariableDeclaration.ofAnything("pod"), VariableDeclaration.ofAnything("podSpec"));
  private static final List<VariableDeclaration> OF_OBJECTS =
      List.of(VariableDeclaration.ofAnything("object"));

  private CustomRuleAdmission() {}

  /** Returns an admission rule for each scope of each rule that admission can enforce whole. */
  static List<AdmissionRule> enforce(Policy policy) {
    List<AdmissionRule> made = new ArrayList<>();
    for (PolicyFile file : policy.files()) {
      file.ownRules().stream()
          .filter(rule -> findObstacle(policy, rule).isEmpty())
          .forEach(
              rule -> {
                int before = made.size();
                scopesOf(rule.on())
                    .forEach(scope -> made.add(make(rule, scope, made.subList(0, before))));
              });
    }
    return made;
  }

  /** Returns the rules that admission cannot enforce, or not on all of their targets. */
  static Stream<EnforcementGap> findGaps(Policy policy) {
    return policy.files().stream()
        .flatMap(file -> file.ownRules().stream())
        .flatMap(
            rule ->
                findObstacle(policy, rule).stream()
                    .map(
                        reason ->
                            new EnforcementGap("rule `" + rule.name() + "`", rule.span(), reason)));
  }

  private static Optional<String> findObstacle(Policy policy, CustomRule rule) {
    Set<Target> on = rule.on();
    if (on.contains(Target.JOB)) {
      return Optional.of("it speaks of the job's file");
    }
    KubernetesCel cel = KubernetesCel.forVersion(policy.cluster().rulesVersion());
    boolean isOfPods = on.contains(Target.DRIVER) || on.contains(Target.EXECUTOR);
    return (on.contains(Target.OBJECT) && isRejected(cel, rule, OF_OBJECTS))
            || (isOfPods && isRejected(cel, rule, OF_PODS))
        ? Optional.of("its expression needs more than the object that is written")
        : Optional.empty();
  }

  private static boolean isRejected(
      KubernetesCel cel, CustomRule rule, List<VariableDeclaration> variables) {
    return switch (cel.compile(rule.expression().value(), variables)) {
      case CelCompilation.RejectedExpression _ -> true;
      case CelCompilation.CompiledRule _ -> false;
    };
  }

  private static List<MatchScope> scopesOf(Set<Target> on) {
    List<MatchScope> scopes = new ArrayList<>();
    if (on.contains(Target.DRIVER) && on.contains(Target.EXECUTOR)) {
      scopes.add(MatchScope.PODS);
    } else if (on.contains(Target.DRIVER)) {
      scopes.add(MatchScope.DRIVERS);
    } else if (on.contains(Target.EXECUTOR)) {
      scopes.add(MatchScope.EXECUTORS);
    }
    if (on.contains(Target.OBJECT)) {
      scopes.add(MatchScope.OBJECTS);
    }
    return scopes;
  }

  /** The rule's names are bound by loops over one item, so that its text stays as it is. */
  private static AdmissionRule make(CustomRule rule, MatchScope scope, List<AdmissionRule> before) {
    String own = rule.expression().value().strip();
    boolean isOfObjects = scope == MatchScope.OBJECTS;
    String expression =
        isOfObjects
            ? own
            : "[variables.pod].all(pod, [variables.podSpec].all(podSpec,\n%s))".formatted(own);
    String help = Objects.requireNonNullElse(rule.help(), "");
    String message = rule.message() + (help.isEmpty() ? "" : ": " + help);
    String name = "rule." + rule.name() + (isOfObjects ? ".object" : "");
    long same = before.stream().filter(earlier -> earlier.code().equals(rule.name())).count();
    return new AdmissionRule(
        same == 0 ? name : name + "." + (same + 1),
        rule.name(),
        Severity.ERROR,
        scope,
        List.of(new CelValidation(expression, message)));
  }
}
