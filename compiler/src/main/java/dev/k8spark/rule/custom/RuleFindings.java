package dev.k8spark.rule.custom;

import dev.k8spark.cel.CelCompilation;
import dev.k8spark.cel.CelRule;
import dev.k8spark.cel.CostBudget;
import dev.k8spark.cel.EvaluationResult;
import dev.k8spark.cel.PowerAssertion;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Finding;
import dev.k8spark.policy.CustomRule;
import dev.k8spark.policy.CustomRule.Target;
import dev.k8spark.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Evaluates rules on one target; a finding shows the values that decided it.
 *
 * @param place where a finding of a rule about a target points
 */
record RuleFindings(RuleBook book, String kubernetes, BiFunction<CustomRule, Target, Span> place) {

  /** The rules of one file share what they may cost, as those of one policy in a cluster do. */
  Stream<Diagnostic> check(List<CustomRule> rules, RuleTarget target) {
    CostBudget budget = new CostBudget();
    return rules.stream()
        .filter(rule -> rule.on().contains(target.kind()))
        .flatMap(rule -> check(rule, target, budget).stream());
  }

  private Optional<Diagnostic> check(CustomRule rule, RuleTarget target, CostBudget budget) {
    return switch (book.compile(kubernetes, rule, target.kind())) {
      case CelCompilation.RejectedExpression _ -> Optional.empty();
      case CelCompilation.CompiledRule(CelRule compiled) ->
          switch (compiled.evaluate(target.values(), budget)) {
            case EvaluationResult.RulePassed _ -> Optional.empty();
            case EvaluationResult.RuleFailed fails ->
                Optional.of(reportFailed(rule, target, fails));
            case EvaluationResult.EvaluationError errors ->
                Optional.of(reportUndecided(rule, target, errors));
          };
    };
  }

  private Diagnostic reportFailed(
      CustomRule rule, RuleTarget target, EvaluationResult.RuleFailed fails) {
    String asking = rule.owner() == null ? "" : rule.owner() + " decides on it";
    String help =
        rule.help() == null ? asking : rule.help() + (asking.isEmpty() ? "" : "; " + asking);
    Diagnostic finding = report(rule, target, rule.message(), fails.values());
    return finding
        .withHelp(help.isEmpty() ? null : help)
        .withEvidence(target.collectReads(fails.reads(), finding.span()));
  }

  /** In a cluster an error is a refusal, and so it is here. */
  private Diagnostic reportUndecided(
      CustomRule rule, RuleTarget target, EvaluationResult.EvaluationError errors) {
    List<EvaluationResult.ExplainedValue> values = new ArrayList<>(errors.values());
    values.add(new EvaluationResult.ExplainedValue(errors.start(), errors.end(), errors.message()));
    values.sort(Comparator.comparingInt(EvaluationResult.ExplainedValue::start));
    String message = "the rule cannot be judged, which counts as no: " + errors.message();
    String owner = rule.owner() == null ? "" : "; %s decides on it".formatted(rule.owner());
    return report(rule, target, message, values)
        .withHelp(
            "Kubernetes would refuse it too; guard what may be missing with `has(…)`" + owner);
  }

  private Diagnostic report(
      CustomRule rule,
      RuleTarget target,
      String message,
      List<EvaluationResult.ExplainedValue> values) {
    return Diagnostic.of(Code.POLICY_RULE, place.apply(rule, target.kind()), message)
        .withLabel(target.name())
        .withOther(locate(rule), "the policy's rule")
        .withFinding(Finding.of(rule.name(), render(rule, values)));
  }

  private static Span locate(CustomRule rule) {
    String expression = rule.expression().value();
    int start = expression.length() - expression.stripLeading().length();
    return new WrittenText(rule.expression()).span(start, expression.stripTrailing().length());
  }

  /** The expression with its values, without the blanks that set it off in the policy. */
  private static String render(CustomRule rule, List<EvaluationResult.ExplainedValue> values) {
    List<String> lines = PowerAssertion.render(rule.expression().value(), values);
    return String.join("\n", lines).stripTrailing().stripIndent().replaceFirst("^\n+", "");
  }
}
